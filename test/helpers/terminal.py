"""Runs a command in a terminal of its own and types answers. Usage: terminal.py STDIN ANSWERS COMMAND...

STDIN: a file for the command's standard input, or - for the terminal. ANSWERS: a JSON list; each is typed when the next
question has appeared. What the terminal showed goes to standard output, the exit status is that of the command.
"""
import json
import os
import pty
import sys

stdin, answers, command = sys.argv[1], json.loads(sys.argv[2]), sys.argv[3:]
child, terminal = pty.fork()
if child == 0:
    if stdin != "-":
        os.dup2(os.open(stdin, os.O_RDONLY), 0)
    os.execvp(command[0], command)

shown = b""
asked = 0
while True:
    try:
        piece = os.read(terminal, 65536)
    except OSError:
        break
    if not piece:
        break
    shown += piece
    questions = shown.count(b",?]?")
    while asked < questions and answers:
        os.write(terminal, answers.pop(0).encode())
        asked += 1
_, status = os.waitpid(child, 0)
sys.stdout.buffer.write(shown)
sys.exit(os.waitstatus_to_exitcode(status) & 255)
