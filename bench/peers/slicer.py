"""Slices an STL file with PrusaSlicer or CuraEngine and says what came out and what it cost.

python3 slicer.py prusa|cura FILE.stl LAYER_mm WIDTH_mm WALLS [DEFINITION.json]

Solid filling there and back, the width of a line as spacing, no skirt, no support, no special first or last layers: what a
light pen would draw. CuraEngine takes its definition from the cura package (fdmprinter.def.json, with fdmextruder.def.json beside it).
Lengths are those of moves that extrude, volumes those of the filament that they take.
"""

import json
import math
import os
import re
import resource
import subprocess
import sys
import tempfile
import time

FILAMENT_mm = 1.75


def prusa(stl, out, layer, width, walls):
    # Lines with round edges lie closer than they are wide: the width that makes the spacing asked for.
    width = repr(float(width) + (float(layer) * (1 - (math.pi / 4))))
    return ["prusa-slicer", "--export-gcode", "--output", out, "--layer-height", layer, "--first-layer-height", layer,
            "--perimeters", walls, "--nozzle-diameter", "0.4", "--extrusion-width", width, "--first-layer-extrusion-width", width,
            "--perimeter-extrusion-width", width, "--external-perimeter-extrusion-width", width, "--infill-extrusion-width", width,
            "--solid-infill-extrusion-width", width, "--top-infill-extrusion-width", width, "--fill-density", "100%",
            "--fill-pattern", "rectilinear", "--top-solid-layers", "0", "--bottom-solid-layers", "0", "--skirts", "0",
            "--filament-diameter", str(FILAMENT_mm), "--bed-shape", "0x0,1000x0,1000x1000,0x1000", "--max-print-height", "1000",
            "--use-relative-e-distances", "--layer-gcode", "G92 E0", stl]


def cura(stl, out, layer, width, walls, definition):
    settings = {
        "layer_height": layer, "layer_height_0": layer, "line_width": width, "wall_line_width": width, "wall_line_width_0": width,
        "wall_line_width_x": width, "infill_line_width": width, "skin_line_width": width, "wall_line_count": walls,
        "infill_line_distance": width, "infill_pattern": "zigzag", "zig_zaggify_infill": "false", "infill_overlap_mm": "0",
        "infill_angles": "[0,90]", "top_layers": "0", "bottom_layers": "0", "initial_bottom_layers": "0", "adhesion_type": "none",
        "material_diameter": str(FILAMENT_mm), "machine_width": "1000", "machine_depth": "1000", "machine_height": "1000",
        "infill_sparse_density": "100", "machine_nozzle_size": "0.4", "material_flow_layer_0": "100", "relative_extrusion": "true",
        "top_bottom_pattern": "lines", "roofing_layer_count": "0", "infill_multiplier": "1", "gradual_infill_steps": "0",
        "machine_center_is_zero": "false", "initial_layer_line_width_factor": "100", "fill_outline_gaps": "false",
    }
    command = ["CuraEngine", "slice", "-v", "-j", definition, "-o", out]
    for name, value in settings.items():
        command += ["-s", name + "=" + value]
    command += ["-e0"]
    for name, value in settings.items():
        command += ["-s", name + "=" + value]
    return command + ["-l", stl]


def drawn(path):
    """Length and volume of all moves that extrude; E is relative."""
    length = volume = 0.0
    x = y = 0.0
    area = math.pi / 4 * FILAMENT_mm ** 2
    last, is_relative = 0.0, True
    word = re.compile(rb"([XYE])(-?[0-9.]+)")
    with open(path, "rb") as lines:
        for line in lines:
            if line.startswith(b"M82"):
                is_relative = False
            elif line.startswith(b"M83"):
                is_relative = True
            elif line.startswith(b"G92"):
                for _, value in re.findall(rb"(E)(-?[0-9.]+)", line):
                    last = float(value)
            if not line.startswith((b"G1 ", b"G0 ")):
                continue
            values = {letter: float(value) for letter, value in word.findall(line.split(b";")[0])}
            to_x, to_y = values.get(b"X", x), values.get(b"Y", y)
            fed = values.get(b"E", 0.0 if is_relative else last)
            if not is_relative:
                fed, last = fed - last, fed
            if fed > 0 and (to_x, to_y) != (x, y):
                length += math.hypot(to_x - x, to_y - y)
                volume += fed * area
            x, y = to_x, to_y
    return length, volume


def main():
    peer, stl, layer, width, walls = sys.argv[1:6]
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out.gcode")
        command = prusa(stl, out, layer, width, walls) if peer == "prusa" else cura(stl, out, layer, width, walls, sys.argv[6])
        version = subprocess.run([command[0], "help" if peer == "cura" else "--help"], capture_output=True, text=True)
        version = re.search(r"(PrusaSlicer-[0-9.]+|version [0-9.]+)", version.stdout + version.stderr).group(1)
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        run = subprocess.run(command, capture_output=True, text=True)
        wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        if run.returncode != 0 or not os.path.exists(out):
            sys.exit(f"{command[0]} ended with {run.returncode}: {run.stderr[-2000:]}{run.stdout[-2000:]}")
        length, volume = drawn(out)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        print(json.dumps({
            "version": version, "figures": [cpu], "wall_s": wall, "peak_MiB": after.ru_maxrss / 1024, "length_mm": length,
            "volume_mm3": volume, "bytes": os.path.getsize(out)}))


main()
