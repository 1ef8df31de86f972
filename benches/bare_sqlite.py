"""The rows that one submission writes, without the program: SQLite with WAL and synchronous=FULL, one writer."""
import sqlite3
import sys
import tempfile
import time

SECONDS = float(sys.argv[1]) if len(sys.argv) > 1 else 8.0
with tempfile.TemporaryDirectory(dir=sys.argv[2] if len(sys.argv) > 2 else None) as folder:
    db = sqlite3.connect(f"{folder}/bare.db", isolation_level=None)
    db.executescript(
        """
        PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=2000;
        CREATE TABLE opinion(id INTEGER PRIMARY KEY, code TEXT UNIQUE, once TEXT UNIQUE, words TEXT, folded TEXT, body TEXT);
        CREATE INDEX a ON opinion(words); CREATE INDEX b ON opinion(body);
        CREATE VIRTUAL TABLE fts USING fts5(folded, content='opinion', content_rowid='id');
        CREATE TRIGGER ai AFTER INSERT ON opinion BEGIN INSERT INTO fts(rowid, folded) VALUES (new.id, new.folded); END;
        CREATE TABLE side(id INTEGER PRIMARY KEY, kind TEXT, body TEXT);
        """
    )
    began, n = time.perf_counter(), 0
    while time.perf_counter() - began < SECONDS:
        n += 1
        db.execute("BEGIN IMMEDIATE")
        db.execute(
            "INSERT INTO opinion(code, once, words, folded, body) VALUES (?,?,?,?,?)",
            (f"AKT-26-{n}", f"once-{n}", f"{n} Rác tập kết đầu ngõ " * 5, "rac tap ket dau ngo " * 5, f"{n}" + "x" * 600),
        )
        for kind, size in (("identity", 40), ("journal", 300), ("deadline", 400)):
            db.execute("INSERT INTO side(kind, body) VALUES (?,?)", (kind, "y" * size))
        db.execute("COMMIT")
    print(f"{n / (time.perf_counter() - began):.0f} transactions/s")
