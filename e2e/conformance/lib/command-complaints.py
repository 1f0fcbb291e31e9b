"""Reads {"id": "aws …"} and prints what the AWS CLI does not know of each command: [[id, complaint]]."""

import json
import re
import shlex
import sys

from awscli.clidriver import create_clidriver

# The CLI adds these to every command.
EVERYWHERE = {"region", "output", "query", "profile", "cli-input-json"}


def under(command):
    return command.create_help_command().command_table


services = under(create_clidriver())


def commands(text):
    """The calls of `aws` in a text, as words; what stands in angle brackets is for the reader to fill in."""
    whole = re.sub(r"<[^<>]*>", "X", text.replace("\\\n", " "))
    for call in re.finditer(r"""\baws ((?:'[^']*'|"[^"]*"|[^\n|;&'"])+)""", whole):
        yield shlex.split(call.group(1))


def complaints(words):
    service, operation = words[:2]
    if service not in services:
        yield f"there is no service {service}"
        return
    operations = under(services[service])
    if operation not in operations:
        yield f"there is no {service} {operation}"
        return
    # `wait` has commands of its own.
    depth = 2
    command = operations[operation]
    if operation == "wait":
        command = under(command)[words[2]]
        depth = 3
    options = command.arg_table
    given = {word[2:].split("=")[0] for word in words[depth:] if word.startswith("--")}
    for name in sorted(given - EVERYWHERE - set(options)):
        yield f"{service} {operation} takes no --{name}"
    # The rest is in a file.
    if "cli-input-json" in given:
        return
    for name, option in options.items():
        # Of two that exclude each other either will do.
        if option.required and name not in given and f"no-{name}" not in given and not (name == "egress" and "ingress" in given):
            yield f"{service} {operation} needs --{name}"


print(json.dumps([[name, said] for name, text in json.load(sys.stdin).items() for words in commands(text) for said in complaints(words)]))
