#!/usr/bin/env python3
"""Takes messages without casewire's help: docs/consumers/in-python.py /var/spool/casewire/cases"""
import json, os, sys

queue = sys.argv[1]
for name in sorted(n for n in os.listdir(f"{queue}/new") if n.endswith(".json")):
    try:
        os.rename(f"{queue}/new/{name}", f"{queue}/cur/{name}")  # whoever succeeds owns it
    except FileNotFoundError:
        continue
    with open(f"{queue}/cur/{name}", encoding="utf-8") as file:
        message = json.load(file)
    print(message["schema"], message["id"], message["revision"])  # your work goes here
    os.rename(f"{queue}/cur/{name}", f"{queue}/done/{name}")
