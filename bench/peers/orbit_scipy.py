"""Propagates one orbit by Cowell's method with scipy's DOP853: a program beside Guanghan's that shares nothing with it.

python3 orbit_scipy.py CASE.json (or the case itself as text)

Gravity is the textbook series in radius, latitude and longitude (W. A. Heiskanen and H. Moritz, "Physical Geodesy" (1967),
section 2-6; Legendre functions by columns: S. A. Holmes and W. E. Featherstone, J. Geodesy 76 (2002) 279, equations 11 to 13),
the Earth's axes are ERFA's, the Moon's those of the IAU working group of 2009 with DE440's principal axes, places of bodies
jplephem's. Forces and constants are published ones, written down here once more. SI units.
"""
import json
import math
import sys
import time

import erfa
import numpy as np
import scipy
from jplephem.spk import SPK
from scipy.integrate import solve_ivp

DAY = 86400.0
LIGHT = 299792458.0  # SI
AU = 149597870700.0  # IAU 2012 resolution B2
IRRADIANCE = 1361.0  # IAU 2015 resolution B3, W/m^2
EARTH_SPIN = 9.8e8  # IERS Conventions (2010), section 10.3, m^2/s

# Park et al., Astron. J. 161 (2021) 105, table 2 (DE440), km^3/s^2; systems by their barycentres.
GM = {number: 1e9 * gm for number, gm in {
    1: 22031.868551, 2: 324858.592, 4: 42828.375816, 5: 126712764.1, 6: 37940584.8418, 7: 5794556.4, 8: 6836527.10058,
    9: 975.5, 10: 132712440041.279419, 301: 4902.800118, 399: 398600.435507}.items()}

# Archinal et al., Celest. Mech. Dyn. Astr. 130 (2018) 22; the Sun: IAU 2015 resolution B3. m
RADIUS = {10: 695.7e6, 301: 1737.4e3, 399: 6378136.6}

# Archinal et al., Celest. Mech. Dyn. Astr. 109 (2011) 101, table 2: phase, rate a day, then the amplitudes in right ascension
# (sine), declination (cosine) and W (sine), degrees.
MOON = np.array([
    (125.045, -0.0529921, -3.8787, 1.5419, 3.5610), (250.089, -0.1059842, -0.1204, 0.0239, 0.1208),
    (260.008, 13.0120009, 0.0700, -0.0278, -0.0642), (176.625, 13.3407154, -0.0172, 0.0068, 0.0158),
    (357.529, 0.9856003, 0, 0, 0.0252), (311.589, 26.4057084, 0.0072, -0.0029, -0.0066),
    (134.963, 13.0649930, 0, 0.0009, -0.0047), (276.617, 0.3287146, 0, 0, -0.0046), (34.226, 1.7484877, 0, 0, 0.0028),
    (15.134, -0.1589763, -0.0052, 0.0008, 0.0052), (119.743, 0.0036096, 0, 0, 0.0040),
    (239.961, 0.1643573, 0, 0, 0.0019), (25.053, 12.9590088, 0.0043, -0.0009, -0.0044)])

# NAIF frame kernel moon_de440: principal axes to mean axes, arcseconds about z, y, x.
PRINCIPAL = (67.8526, 78.6944, 0.2785)


def cross(a, b):
    return np.array((a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]))


def turn(axis, angle):
    """Turns the axes by an angle about one of them."""
    c, s = math.cos(angle), math.sin(angle)
    i, j = (axis + 1) % 3, (axis + 2) % 3
    m = np.eye(3)
    m[i, i] = m[j, j] = c
    m[i, j], m[j, i] = s, -s
    return m


FROM_MEAN = np.linalg.inv(
    turn(0, -math.radians(PRINCIPAL[2] / 3600)) @ turn(1, -math.radians(PRINCIPAL[1] / 3600))
    @ turn(2, -math.radians(PRINCIPAL[0] / 3600)))


def moon_axes(tdb):
    days = (tdb[0] - 2451545.0) + tdb[1]
    angle = np.radians(np.fmod(MOON[:, 0] + MOON[:, 1] * days, 360.0))
    sine, cosine = np.sin(angle), np.cos(angle)
    ra = 269.9949 + 0.0031 * days / 36525 + MOON[:, 2] @ sine
    dec = 66.5392 + 0.0130 * days / 36525 + MOON[:, 3] @ cosine
    w = 38.3213 + 13.17635815 * days - 1.4e-12 * days * days + MOON[:, 4] @ sine
    return (FROM_MEAN @ turn(2, math.radians(math.fmod(w, 360.0))) @ turn(0, math.radians(90 - dec))
            @ turn(2, math.radians(90 + ra)))


def earth_axes(name, tt, ut1):
    """No polar motion. 'c2t06a' and 'c2t00b' are ERFA's own; 'mixed' is IAU 2006 with the nutation of IAU 2000B."""
    if name == "c2t06a":
        return erfa.c2t06a(*tt, *ut1, 0.0, 0.0)
    if name == "c2t00b":
        return erfa.c2t00b(*tt, *ut1, 0.0, 0.0)
    longitude, obliquity = erfa.nut00b(*tt)
    gamma, phi, psi, mean = erfa.pfw06(*tt)
    celestial = erfa.fw2m(gamma, phi, psi + longitude, mean + obliquity)
    return turn(2, erfa.gst06(*ut1, *tt, celestial)) @ celestial


class Field:
    """Fully normalised coefficients of a .cof file to a degree."""

    def __init__(self, path, degree):
        self.c, self.s = np.zeros((degree + 1, degree + 1)), np.zeros((degree + 1, degree + 1))
        self.c[0, 0] = 1
        for line in open(path, encoding="ascii"):
            if line.startswith("POTFIELD"):
                self.gm, self.radius = float(line[17:38]), float(line[38:59])
            elif line.startswith("RECOEF"):
                n, m = int(line[8:11]), int(line[11:14])
                if n <= degree:
                    self.c[n, m] = float(line[17:38])
                    self.s[n, m] = float(line[38:59]) if line[38:59].strip() else 0
        self.n = np.arange(degree + 1.0)
        n, m = np.meshgrid(self.n, self.n, indexing="ij")
        with np.errstate(all="ignore"):
            self.a = np.sqrt((2 * n - 1) * (2 * n + 1) / ((n - m) * (n + m)))
            self.b = np.sqrt((2 * n + 1) * (n + m - 1) * (n - m - 1) / ((n - m) * (n + m) * (2 * n - 3)))
            self.e = np.where(m <= n, np.sqrt((n - m) * (n + m + 1) * np.where(m == 0, 0.5, 1)), 0)
        below = m < n
        self.a, self.b = np.where(below, self.a, 0), np.where(below & (n > 1), self.b, 0)
        ratio = np.sqrt((2 * self.n + 1) / (2 * np.maximum(self.n, 0.5)))
        ratio[0], ratio[1] = 1, math.sqrt(3)
        self.diagonal = np.cumprod(ratio)

    def acceleration(self, place):
        x, y, z = place
        r = math.sqrt(x * x + y * y + z * z)
        across = math.hypot(x, y)
        t, u = z / r, across / r
        size = len(self.n)
        p = np.zeros((size, size + 1))
        p[range(size), range(size)] = self.diagonal * u**self.n
        along, one, two = t * self.a, p[0, :size], np.zeros(size)
        for n in range(1, size):
            now = p[n, :size]
            now += along[n] * one - self.b[n] * two
            one, two = now, one
        slope = self.e * p[:, 1:] - (t / u) * self.n * p[:, :-1]
        p = p[:, :-1]
        longitude = self.n * math.atan2(y, x)
        cosine, sine = np.cos(longitude), np.sin(longitude)
        wave, shifted = self.c * cosine + self.s * sine, self.n * (self.s * cosine - self.c * sine)
        power = (self.radius / r) ** self.n
        up = -self.gm / r**2 * ((self.n + 1) * power) @ (p * wave).sum(axis=1)
        north = self.gm / r**2 * (power @ (slope * wave).sum(axis=1))
        east = self.gm / (r * across) * (power @ (p * shifted).sum(axis=1))
        cl, sl = x / across, y / across
        return np.array([
            up * u * cl - north * t * cl - east * sl, up * u * sl - north * t * sl + east * cl, up * t + north * u])


class Kernel:
    """Places of bodies about the centre, at one time after another; jplephem reads the file, and series are summed by what
    they are: T_k(cos u) = cos(k u)."""

    def __init__(self, path, center):
        kernel = SPK.open(path)
        self.series = {(segment.center, segment.target): segment.load_array() for segment in kernel.segments}
        self.center, self.tdb, self.known = center, None, {}

    def at(self, body, tdb):
        """From the centre: position and velocity."""
        if tdb != self.tdb:
            self.tdb, self.known = tdb, {}
        here, there = self.barycentric(body), self.barycentric(self.center)
        return here[0] - there[0], here[1] - there[1]

    def barycentric(self, body):
        if body == 0:
            return np.zeros(3), np.zeros(3)
        if body not in self.known:
            by = 3 if body in (301, 399) else 0
            base, (place, speed) = self.barycentric(by), self.sum(*self.series[by, body])
            self.known[body] = (base[0] + 1e3 * place, base[1] + 1e3 / DAY * speed)
        return self.known[body]

    def sum(self, begin, length, coefficients):
        """km and km/d; coefficients by component, record and degree."""
        since = (self.tdb[0] - begin) + self.tdb[1]
        record = int(since // length)
        u = math.acos(max(-1.0, min(1.0, 2 * (since - record * length) / length - 1)))
        k = np.arange(coefficients.shape[2])
        own = coefficients[:, record, :]
        return own @ np.cos(k * u), own @ (k * np.sin(k * u)) * (2 / (length * math.sin(u)))


def discs(to_sun, to_body, radius):
    """Apparent radii of the Sun and of a sphere, and the angle between them."""
    return (math.asin(RADIUS[10] / math.sqrt(to_sun @ to_sun)), math.asin(min(1.0, radius / math.sqrt(to_body @ to_body))),
            math.atan2(np.linalg.norm(cross(to_sun, to_body)), to_sun @ to_body))


def visible(to_sun, to_body, radius):
    """The part of the Sun's disc beside a sphere's: two circles in the plane that touches the sky at the sphere's limb, whose
    circle has there the radius tan(b), for that is how a cap's edge bends."""
    a, b, apart = discs(to_sun, to_body, radius)
    if apart >= a + b:
        return 1.0
    if apart <= b - a:
        return 0.0
    if b <= a:
        raise ValueError("A ring around the body is not in this program.")
    large = math.tan(b)
    far = large + apart - b
    x = (far * far + a * a - large * large) / (2 * far)  # of the chord, from the Sun's middle
    half = math.sqrt(max(0.0, a * a - x * x))
    lens = (a * a * math.acos(max(-1.0, min(1.0, x / a))) - x * half
            + large * large * math.asin(min(1.0, half / large)) - (far - x) * half)
    return 1 - lens / (math.pi * a * a)


class Orbit:
    def __init__(self, case):
        self.case = case
        self.center = case["center"]
        self.kernel = Kernel(case["kernel"], self.center)
        self.field = Field(case["field"], case["degree"]) if case["degree"] else None
        year, month, day, hour, minute, second = (int(word) for word in case["utc"])
        self.utc = erfa.dtf2d("UTC", year, month, day, hour, minute, second)
        self.tt = erfa.taitt(*erfa.utctai(*self.utc))
        self.tdb = (float(self.tt[0]), float(self.tt[1]) + float(erfa.dtdb(*self.tt, 0, 0, 0, 0)) / DAY)

    def times(self, t):
        """TT and TDB; seconds are of TT about the Earth, of TDB elsewhere."""
        if self.center != 399:
            return None, (self.tdb[0], self.tdb[1] + t / DAY)
        tt = (float(self.tt[0]), float(self.tt[1]) + t / DAY)
        return tt, (tt[0], tt[1] + float(erfa.dtdb(*tt, 0, 0, 0, 0)) / DAY)

    def axes(self, t, tt, tdb):
        if self.center == 399:
            return earth_axes(self.case["axes"], tt, (float(self.utc[0]), float(self.utc[1]) + t / DAY))
        return moon_axes(tdb)

    def rate(self, t, y):
        r, v = y[:3], y[3:]
        tt, tdb = self.times(t)
        distance = math.sqrt(r @ r)
        if self.field:
            axes = self.axes(t, tt, tdb)
            a = self.field.acceleration(axes @ r) @ axes
        else:
            a = -GM[self.center] / distance**3 * r
        for body in self.case["bodies"]:
            s, _ = self.kernel.at(body, tdb)
            away = s - r
            a = a + GM[body] * (away / (away @ away) ** 1.5 - s / (s @ s) ** 1.5)
        if self.case["relativity"]:
            a = a + self.relativity(r, v, distance, tdb, axes if self.field else None)
        if self.case["light"]:
            s, _ = self.kernel.at(10, tdb)
            to_sun = s - r
            d = math.sqrt(to_sun @ to_sun)
            share = min(visible(to_sun, self.kernel.at(body, tdb)[0] - r, RADIUS[body]) for body in self.case["dark"])
            a = a - share * IRRADIANCE / LIGHT * (AU / d) ** 2 * self.case["light"] / d * to_sun
        return np.concatenate((v, a))

    def relativity(self, r, v, distance, tdb, axes):
        """IERS Conventions (2010), equation 10.12; about the Earth all of it, about the Sun its first line."""
        gm, c2 = GM[self.center], LIGHT**2
        a = gm / (c2 * distance**3) * ((4 * gm / distance - v @ v) * r + 4 * (r @ v) * v)
        if self.center == 399:
            spin = EARTH_SPIN * axes[2]
            a += 2 * gm / (c2 * distance**3) * (3 / distance**2 * cross(r, v) * (r @ spin) + cross(v, spin))
            s, w = self.kernel.at(10, tdb)
            away = -s
            a += 3 * cross(cross(-w, -GM[10] * away / (c2 * (away @ away) ** 1.5)), v)
        return a

    def edges(self, t, y):
        """Of the first dark body's penumbra and umbra: zero at both."""
        _, tdb = self.times(t)
        to_sun, to_body = self.kernel.at(10, tdb)[0] - y[:3], self.kernel.at(self.case["dark"][0], tdb)[0] - y[:3]
        a, b, apart = discs(to_sun, to_body, RADIUS[self.case["dark"][0]])
        return apart - (b + a), apart - (b - a)

    def solve(self, begin, end, y, tolerance, events=None):
        solution = solve_ivp(
            self.rate, (begin, end), y, method="DOP853", rtol=tolerance, atol=[1e-8] * 3 + [1e-11] * 3, events=events)
        if not solution.success:
            sys.exit(solution.message)
        self.count += solution.nfev
        return solution

    def run(self, tolerance):
        """To the end; light switches at the edges of a shadow, so each piece between two is integrated once to find where it
        ends and once more up to there."""
        start, self.count, now, y, end = time.process_time(), 0, 0.0, np.array(self.case["state"]), self.case["span"]
        events = [lambda t, s, i=i: self.edges(t, s)[i] for i in range(2)] if self.case["light"] else None
        for event in events or []:
            event.terminal = True
        while now < end:
            if events and now > 0:  # off the edge before one is looked for again; a penumbra takes eight seconds at least
                to = min(end, now + 2)
                now, y = to, self.solve(now, to, y, tolerance).y[:, -1]
            found = self.solve(now, end, y, tolerance, events)
            if found.status == 1:
                to = found.t[-1]
                found = self.solve(now, to, y, tolerance)
            now, y = found.t[-1], found.y[:, -1]
        return y, self.count, time.process_time() - start


def main():
    text = sys.argv[1]
    case = json.loads(text if text.startswith("{") else open(text, encoding="utf-8").read())
    orbit = Orbit(case)
    y, count, seconds = orbit.run(case["tolerance"])
    answer = {"version": scipy.__version__, "figures": [1e3 * seconds], "state": y.tolist(), "evaluations": int(count)}
    if case.get("coarse"):
        answer["coarse"] = orbit.run(case["coarse"])[0].tolist()
    print(json.dumps(answer))


main()
