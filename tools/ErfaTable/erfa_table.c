/*
 * Prints what ERFA computes at seeded instants, as CSV: reference values for the conformance tests of time and frames.
 *
 *     erfa_table time     TDB - TT over 1900-2100, UTC over 1972-2026
 *     erfa_table earth    the Earth's orientation over 1995-2050
 *
 * Instants are whole nanoseconds, so that they mean the same to every reader. Angles are in radians, matrices row by
 * row. %.17g keeps every bit of a double.
 */
#include <erfa.h>
#include <erfaextra.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define J2000_JD 2451545.0
#define DAY_NS INT64_C(86400000000000)
#define TT_MINUS_TAI_NS INT64_C(32184000000) /* IAU 1991 resolution A4, recommendation IV */
#define ROWS 240

/* SplitMix64: G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014; the seed is the date on which the table was made. */
static uint64_t seed = 20261124;

static uint64_t draw(void)
{
    uint64_t z = (seed += UINT64_C(0x9e3779b97f4a7c15));
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/* In [0, 1). */
static double draw_unit(void) { return (double)(draw() >> 11) / 9007199254740992.0; }

/* A whole number of nanoseconds past J2000, between two days past J2000. */
static int64_t draw_ns(int64_t first_day, int64_t last_day)
{
    return first_day * DAY_NS + (int64_t)(draw() % (uint64_t)((last_day - first_day) * DAY_NS));
}

/* ERFA's two-part Julian date: noon of a day, and the fraction since. */
static void to_parts(int64_t past_j2000_ns, double *day, double *fraction)
{
    int64_t days = past_j2000_ns / DAY_NS;
    int64_t rest = past_j2000_ns % DAY_NS;
    if (rest < 0) {
        days--;
        rest += DAY_NS;
    }
    *day = J2000_JD + (double)days;
    *fraction = (double)rest / (double)DAY_NS;
}

static void print_numbers(const double *values, int count)
{
    for (int i = 0; i < count; i++) {
        printf(",%.17g", values[i]);
    }
}

static void print_time(void)
{
    puts("tt_ns,tdb_minus_tt_s,tai_ns,utc_day,utc_fraction");
    for (int row = 0; row < ROWS; row++) {
        /* 1900-01-01 to 2100-01-01; the observer is at the geocentre. TT stands for TDB, 2 ms away: 1e-12 s. */
        int64_t tt_ns = draw_ns(-36524, 36525);
        double day, fraction, utc_day, utc_fraction;
        to_parts(tt_ns, &day, &fraction);
        double tdb_minus_tt_s = eraDtdb(day, fraction, 0.0, 0.0, 0.0, 0.0);
        /* 1972-01-02 to 2026-11-24. ERFA 2.0.0 knows every leap second of that time. */
        int64_t tai_ns = draw_ns(-10225, 9824);
        to_parts(tai_ns, &day, &fraction);
        if (eraTaiutc(day, fraction, &utc_day, &utc_fraction) < 0) {
            fprintf(stderr, "eraTaiutc refuses %lld ns\n", (long long)tai_ns);
            return;
        }
        printf("%lld,%.17g,%lld,%.17g,%.17g\n", (long long)tt_ns, tdb_minus_tt_s, (long long)tai_ns, utc_day,
               utc_fraction);
    }
}

static void print_earth(void)
{
    puts("tt_ns,ut1_minus_tai_ns,xp,yp,era00,gmst82,gmst06,gst06a,nut00b_psi,nut00b_eps,xys06a_x,xys06a_y,"
         "pmat06[9],pn06_nut00b[9],c2teqx_nut00b[9],c2t06a[9]");
    for (int row = 0; row < ROWS; row++) {
        int64_t tt_ns = draw_ns(-1826, 18263); /* 1995-01-01 to 2050-01-01: where IAU 2000B claims its 1 mas */
        int64_t ut1_minus_tai_ns = -(int64_t)(draw() % UINT64_C(40000000000)); /* as over those years, 0 to -40 s */
        double xp = (draw_unit() - 0.5) * 6e-6, yp = (draw_unit() - 0.5) * 6e-6; /* 0.6 arcsec: the pole's real reach */
        double t1, t2, u1, u2;
        to_parts(tt_ns, &t1, &t2);
        to_parts(tt_ns - TT_MINUS_TAI_NS + ut1_minus_tai_ns, &u1, &u2);

        double psi, eps, x, y, s, epsa;
        double rb[3][3], rp[3][3], rbp[3][3], rn[3][3], rbpn[3][3], pmat[3][3], rpom[3][3], teqx[3][3], t06a[3][3];
        eraNut00b(t1, t2, &psi, &eps);
        eraPn06(t1, t2, psi, eps, &epsa, rb, rp, rbp, rn, rbpn);
        eraPmat06(t1, t2, pmat);
        eraXys06a(t1, t2, &x, &y, &s);
        eraPom00(xp, yp, eraSp00(t1, t2), rpom);
        eraC2teqx(rbpn, eraGst06(u1, u2, t1, t2, rbpn), rpom, teqx);
        eraC2t06a(t1, t2, u1, u2, xp, yp, t06a);

        printf("%lld,%lld", (long long)tt_ns, (long long)ut1_minus_tai_ns);
        double scalars[] = {xp, yp, eraEra00(u1, u2), eraGmst82(u1, u2), eraGmst06(u1, u2, t1, t2),
                            eraGst06a(u1, u2, t1, t2), psi, eps, x, y};
        print_numbers(scalars, 10);
        print_numbers(&pmat[0][0], 9);
        print_numbers(&rbpn[0][0], 9);
        print_numbers(&teqx[0][0], 9);
        print_numbers(&t06a[0][0], 9);
        putchar('\n');
    }
}

int main(int argc, char **argv)
{
    printf("# ERFA %s (SOFA %s), tools/ErfaTable; made by: erfa_table %s\n", eraVersion(), eraSofaVersion(),
           argc == 2 ? argv[1] : "");
    if (argc == 2 && strcmp(argv[1], "time") == 0) {
        print_time();
        return 0;
    }
    if (argc == 2 && strcmp(argv[1], "earth") == 0) {
        print_earth();
        return 0;
    }
    fputs("usage: erfa_table time|earth\n", stderr);
    return 2;
}
