"""A real SMTP server for tests: keeps each letter as a file, and can be told to misbehave.

Prints "READY <port>" once it listens on loopback. Leaves when its standard input closes, so it never outlives its test.
Files: <folder>/000001.eml (the letter as it came) and 000001.envelope (JSON: from, to).
"""

import argparse
import asyncio
import json
import os
import sys
from pathlib import Path

from aiosmtpd.smtp import SMTP


class Keeper:
    """Decides about recipients and keeps what was accepted."""

    def __init__(self, options):
        self.options = options
        self.folder = Path(options.folder)
        self.deferrals_left = options.defer_first
        self.senders_left = options.defer_sender_first
        self.kept = len(list(self.folder.glob("*.eml")))
        self.accepted_here = 0

    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        if self.senders_left > 0:
            self.senders_left -= 1
            return "450 4.1.8 try again later"
        envelope.mail_from = address
        envelope.mail_options.extend(mail_options)
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address in self.options.refuse:
            return "550 5.1.1 no such mailbox here"
        if address in self.options.defer:
            return "451 4.3.0 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.deferrals_left > 0:
            self.deferrals_left -= 1
            return "451 4.3.0 try again later"
        if self.options.die_after is not None and self.accepted_here >= self.options.die_after:
            os._exit(9)
        self.kept += 1
        self.accepted_here += 1
        name = f"{self.kept:06d}"
        facts = {"from": envelope.mail_from, "to": envelope.rcpt_tos}
        (self.folder / f"{name}.envelope").write_text(json.dumps(facts), encoding="utf-8")
        unfinished = self.folder / f"{name}.part"
        unfinished.write_bytes(envelope.original_content)
        unfinished.rename(self.folder / f"{name}.eml")
        return f"250 kept as {name}"


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--refuse", action="append", default=[], help="recipient answered with 550")
    parser.add_argument("--defer", action="append", default=[], help="recipient answered with 451")
    parser.add_argument("--defer-first", type=int, default=0, help="so many letters are answered with 451 first")
    parser.add_argument("--defer-sender-first", type=int, default=0, help="so many senders are answered with 450 first")
    parser.add_argument("--die-after", type=int, help="dies in the letter that follows so many")
    options = parser.parse_args()

    loop = asyncio.get_running_loop()
    keeper = Keeper(options)
    server = await loop.create_server(
        lambda: SMTP(keeper, hostname="mail.test", enable_SMTPUTF8=True, loop=loop), "127.0.0.1", options.port
    )
    print("READY", server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    os._exit(0)


asyncio.run(main())
