package dev.bunting.ledger;

import java.util.List;

/**
 * The tables, documented for users in docs/ledger.md. Rows are only ever inserted, each under a key
 * that leads with its number, so that inserts go to the end of the file and reading in input order
 * is one sweep; of several entries for a row the one of the latest session counts.
 */
final class Schema {
  /** "Bntg": {@code file ledger.db} and we see whose it is. */
  static final int APPLICATION_ID = 0x426e7467;

  /** Raised with every change that older programs could not read. */
  static final int VERSION = 2;

  /** The key of an entry is the row's number, shifted by this, and the session's. */
  static final int SESSION_BITS = 20;

  static final long MAX_SESSION = (1L << SESSION_BITS) - 1;

  static final List<String> STATEMENTS =
      List.of(
          """
          CREATE TABLE session (
            id       INTEGER PRIMARY KEY,       -- 1, 2, 3 ...: one for each run of a command
            started  TEXT NOT NULL,             -- UTC
            ended    TEXT,                      -- null while it runs, and if it was killed
            pid      INTEGER NOT NULL,
            command  TEXT NOT NULL,
            fsync    TEXT NOT NULL,             -- none, job or each
            boot     TEXT NOT NULL,             -- which start of the machine it ran in
            durable  INTEGER NOT NULL,          -- 1: its files survive a power cut
            list     INTEGER NOT NULL,          -- 1: it went through a list; 0: it tried some rows again
            changed  INTEGER NOT NULL DEFAULT 0,-- 1: its list was not the one before
            rows     INTEGER,                   -- of its list; null if that was not read to its end
            digest   TEXT                       -- of its list and all that makes names, if known
          ) STRICT
          """,
          """
          CREATE TABLE entry (
            id            INTEGER PRIMARY KEY,  -- row << 20 | session
            url           TEXT NOT NULL,        -- as given, secrets included
            name          TEXT NOT NULL,
            status        INTEGER NOT NULL,     -- 0 ok, 1 not_found, 2 error
            reason        TEXT,
            detail        TEXT,
            http          INTEGER,
            attempts      INTEGER,              -- null: never tried
            started       INTEGER,              -- milliseconds since 1970, UTC
            dns_us        INTEGER,              -- phases of the last attempt, microseconds
            connect_us    INTEGER,
            tls_us        INTEGER,
            wait_us       INTEGER,
            receive_us    INTEGER,
            host          TEXT,                 -- of rows that are not ok
            final_url     TEXT,
            path          TEXT,                 -- null if the same as name
            bytes         INTEGER,
            sha256        BLOB,
            etag          TEXT,
            last_modified TEXT,
            checksum      TEXT                  -- what the row asked the bytes to hash to
          ) STRICT
          """,
          // Of several entries for a row the one of the latest session counts ...
          """
          CREATE VIEW latest_entry AS
            SELECT * FROM entry AS e
             WHERE NOT EXISTS (
                     SELECT 1 FROM entry AS later
                      WHERE later.id > e.id AND later.id < (((e.id >> 20) + 1) << 20))
          """,
          // ... as long as the list has that row.
          """
          CREATE VIEW current_entry AS
            SELECT * FROM latest_entry
             WHERE id >> 20 <= ifnull((SELECT rows FROM session WHERE rows IS NOT NULL
                                        ORDER BY id DESC LIMIT 1), 1 << 40)
                OR (id & 1048575) > (SELECT max(id) FROM session WHERE rows IS NOT NULL)
          """,
          """
          CREATE VIEW outcome AS
            SELECT id >> 20                                        AS "index",
                   url,
                   CASE status WHEN 0 THEN 'ok' WHEN 1 THEN 'not_found' ELSE 'error' END AS status,
                   reason,
                   detail,
                   http,
                   bytes,
                   CASE status WHEN 0 THEN ifnull(path, name) END  AS path,
                   ifnull(attempts, 0)                             AS attempts,
                   CASE WHEN sha256 NOT NULL THEN lower(hex(sha256)) END AS sha256,
                   final_url,
                   strftime('%Y-%m-%dT%H:%M:%fZ', started / 1000.0, 'unixepoch') AS started,
                   dns_us / 1000.0                                 AS dns,
                   connect_us / 1000.0                             AS connect,
                   tls_us / 1000.0                                 AS tls,
                   wait_us / 1000.0                                AS wait,
                   receive_us / 1000.0                             AS receive,
                   host,
                   etag,
                   last_modified,
                   id & 1048575                                    AS session
              FROM current_entry
          """,
          "PRAGMA application_id = " + APPLICATION_ID,
          "PRAGMA user_version = " + VERSION);

  private Schema() {}

  static long key(long index, long session) {
    return index << SESSION_BITS | session;
  }

  static long index(long key) {
    return key >> SESSION_BITS;
  }

  static long session(long key) {
    return key & MAX_SESSION;
  }
}
