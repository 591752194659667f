#!/usr/bin/env python3
"""Runs the measuring kits and compares each figure with the one recorded in the floors file, a line each: NAME FIGURE.

  .ci/floors.py --kits ../shared --casewire .build/release/casewire --floors .ci/floors [--raise]

Ends with 1 where a figure is lower than its floor. With --raise the file gets the figures that are higher now.
"""
import argparse, os, re, subprocess, sys


def run(command):
    return subprocess.run(command, shell=True, capture_output=True, text=True, timeout=900).stdout


def figures(kits, casewire):
    out = {}
    text = run(f"{kits}/conformance/run.py --cmd '{casewire} parse --jsonl' --batch")
    print(text, end="")
    for name in ("VALUES", "TOTAL"):
        found = re.search(rf"^{name} .*?([\d.]+)%", text, re.M)
        if found:
            out[f"conformance.{name.lower()}"] = float(found[1])
    found = re.search(r"crashes/timeouts (\d+)", text)
    if found:
        out["conformance.no-crash"] = 1.0 if found[1] == "0" else 0.0
    extract = f"{casewire} extract --published {{published}} --lang {{lang}} {{file}}"
    runs = [("seed", "en", "--only seed", ("CASE FACTS",))] + [(l, l, "", ("watch", "person", "CASE FACTS")) for l in ("en", "ru", "kk")]
    for name, language, more, slots in runs:
        text = run(f"python3 {kits}/corpus/score.py --gold {kits}/corpus/{language} {more} --cmd '{extract}'")
        print(f"corpus {name}\n{text}", end="")
        for slot in slots:
            found = re.search(rf"^{slot} +[\d.]+ +[\d.]+ +([\d.]+)", text, re.M)
            if found:
                out[f"corpus.{name}.{slot.lower().replace(' ', '-')}"] = float(found[1])
    text = run(f"{kits}/article-text/score.py --cmd '{casewire} text --jsonl'")
    print("\n".join(text.splitlines()[-3:]))
    found = re.search(r"F1[ =:]+([\d.]+)", text)
    if found:
        out["article-text.f1"] = float(found[1])
    text = run(f"{kits}/stories/score.py --cmd '{casewire} stories --jsonl {{file}}' --online")
    for name, pattern in (
        ("precision", r"^PAIRS +precision ([\d.]+)"), ("recall", r"^PAIRS .*recall ([\d.]+)"),
        ("revisions-precision", r"^REVISIONS .*precision ([\d.]+)"), ("revisions-recall", r"^REVISIONS .*recall ([\d.]+)"),
    ):
        found = re.search(pattern, text, re.M)
        if found:
            out[f"stories.{name}"] = float(found[1])
    found = re.search(r"^ALERTS .*?(\d+) lost", text, re.M)
    if found:
        out["stories.no-alert-lost"] = 1.0 if found[1] == "0" else 0.0
    text = run(f"{kits}/register/score.py --cmd '{casewire} register --jsonl {{file}}'")
    for name, pattern in (("f1", r"^B-CUBED.*F1 ([\d.]+)"), ("proceedings", r"^PROCEEDINGS.*F1 ([\d.]+)")):
        found = re.search(pattern, text, re.M)
        if found:
            out[f"register.{name}"] = float(found[1])
    found = re.search(r"^FALSE MERGES +(\d+)", text, re.M)
    if found:
        out["register.no-false-merge"] = 1.0 if found[1] == "0" else 0.0
    return out


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("kits", "casewire", "floors"):
        p.add_argument(f"--{name}", required=True)
    p.add_argument("--raise", dest="lift", action="store_true")
    a = p.parse_args()
    floors = dict(line.split() for line in open(a.floors) if line.strip() and not line.startswith("#")) if os.path.exists(a.floors) else {}
    found = figures(a.kits, a.casewire)
    low = []
    for name, floor in floors.items():
        figure = found.get(name)
        mark = "missing" if figure is None else "LOWER" if figure < float(floor) - 1e-9 else "ok"
        print(f"{name:32} {'-' if figure is None else figure:>8} floor {floor:>8} {mark}")
        if mark != "ok":
            low.append(name)
    for name in found.keys() - floors.keys():
        print(f"{name:32} {found[name]:>8} no floor yet")
    if a.lift:
        best = {n: max(float(floors.get(n, 0)), f) for n, f in found.items()} | {n: float(f) for n, f in floors.items() if n not in found}
        with open(a.floors, "w") as f:
            f.write("# What the kits measured at the last change that made a figure better: .ci/floors.py --raise\n")
            f.writelines(f"{n} {best[n]:g}\n" for n in sorted(best))
    sys.exit(1 if low else 0)


if __name__ == "__main__":
    main()
