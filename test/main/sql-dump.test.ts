import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createEngine, type Engine } from "../../src-main/engine";
import {
  type ConvertOptions,
  convertFile,
  convertText,
  readPart,
  readRejects,
} from "../support/dump";
import { createFolder } from "../support/folder";

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine(null);
});
afterAll(() => engine.close());

/** Each part with its rows, the line first; rejects where there are some. */
async function convert(sql: string | Uint8Array, options?: ConvertOptions) {
  const { parts, skipped, notes } = convertText(sql, options);
  const read = [];
  for (const part of parts) {
    const rejects = await readRejects(engine, part);
    read.push({
      name: part.name,
      columns: part.columns,
      rows: await readPart(engine, part),
      ...(rejects.length > 0 && { rejects }),
    });
  }
  return { parts: read, skipped, notes };
}

/** The cells of the first part, without their lines. */
async function readCells(sql: string | Uint8Array, options?: ConvertOptions) {
  const { parts } = await convert(sql, options);
  return parts[0]?.rows.map(([, ...cells]) => cells);
}

const inTable = (values: string) =>
  `CREATE TABLE t (a text, b text);INSERT INTO t VALUES ${values};`;

const fails = (message: RegExp | string) =>
  expect.objectContaining({
    code: "bad-file",
    message: typeof message === "string" ? message : expect.stringMatching(message),
  });

describe("values", () => {
  test.each([
    ["NULL", null],
    ["null", null],
    ["''", ""],
    ["'NULL'", "NULL"],
    ["'\\\\N'", "\\N"],
    ["0", "0"],
    ["-1.5e3", "-1.5e3"],
    ["1.5E+10", "1.5E+10"],
    ["+7", "7"],
    [".5", ".5"],
    ["-0.50", "-0.50"],
    ["123456789012345678901234567890", "123456789012345678901234567890"],
    ["TRUE", "1"],
    ["false", "0"],
    ["'it''s'", "it's"],
    ["'it\\'s'", "it's"],
    [`'say "x"'`, 'say "x"'],
    [`"it's"`, "it's"],
    [`"a""b\\"c"`, 'a"b"c'],
    ["'a\\nb\\rc\\td\\be\\Zf\\0g\\\\h'", "a\nb\rc\td\be\x1af\0g\\h"],
    ["'100\\%, a\\_b'", "100\\%, a\\_b"],
    ["'\\x\\A\\ü'", "xAü"],
    ["'two\nlines, (really); -- yes'", "two\nlines, (really); -- yes"],
    ["'),(1,2'", "),(1,2"],
    ["'a' 'b' /* and */\n'c'", "abc"],
    [`'a'' ' ''`, "a' "],
    ["_binary 'x'", "x"],
    ["_binary'x'", "x"],
    ["_utf8mb4'日本'", "日本"],
    ["_utf8mb4 0xE697A5", "日"],
    ["N'x'", "x"],
    ["n'x' 'y'", "xy"],
    ["x'4142'", "AB"],
    ["X'c3bc'", "ü"],
    ["x''", ""],
    ["0x4142", "AB"],
    ["0xC3BC", "ü"],
    ["0x", ""],
    ["b'101'", "5"],
    ["B'1111111111111111111111111111111111111111111111111111111111111111'", "18446744073709551615"],
    ["0b11", "3"],
    ["'日本語 🎓 \u2028 e\u0301'", "日本語 🎓 \u2028 e\u0301"],
  ])("%s is %j", async (literal, cell) => {
    const expected = [
      [cell, "z"],
      ["y", cell],
    ];
    const sql = inTable(`(${literal},'z'),( 'y' ,\t${literal}\n)`);
    expect(await readCells(sql)).toEqual(expected);
    expect(await readCells(sql, { chunkBytes: 3 })).toEqual(expected);
  });

  test.each([
    "CURRENT_TIMESTAMP",
    "now()",
    "1+1",
    "1 + 1",
    "5--3",
    "DEFAULT",
    "'a' COLLATE utf8mb4_bin",
    "concat('),(', \"),(\", `),(`, (1))",
    "@x",
    "nullif(1,2)",
    "0x4G",
    "x'4'+1",
    "1.2.e",
    "(1)",
    "-- no\n @y",
    "",
  ])("%j is an expression, and its row a reject", async (expression) => {
    const sql = inTable(`('a','b'),\n(${expression},'x'),('c',\n${expression}),('d','e')`);
    const { parts } = await convert(sql);
    expect(parts[0]?.rows.map(([, a]) => a)).toEqual(["a", "d"]);
    expect(parts[0]?.rejects?.map(([line, , reason]) => [line, reason])).toEqual([
      ["2", "an expression, not a value"],
      [String(2 + expression.split("\n").length - 1), "an expression, not a value"],
    ]);
  });

  test("a row with too few or too many values is a reject, with its text", async () => {
    const { parts } = await convert(inTable("(1,2),(3),\n(4,5,6),(),(7,8)"));
    expect(parts[0]?.rows).toEqual([
      ["1", "1", "2"],
      ["2", "7", "8"],
    ]);
    expect(parts[0]?.rejects).toEqual([
      ["1", "(3)", "too few values"],
      ["2", "(4,5,6)", "too many values"],
      ["2", "()", "too few values"],
    ]);
  });

  test.each([
    ["a byte of Latin-1", [0xfc]],
    ["half a character", [0xe6, 0x97]],
    ["an overlong slash", [0xc0, 0xaf]],
    ["half a surrogate pair", [0xed, 0xa0, 0x80]],
  ])("text with %s is a reject", async (_, bytes) => {
    const [before = "", after = ""] = inTable("('a','b'),('x$y','c'),('ü','d')").split("$");
    const sql = Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]);
    for (const chunkBytes of [1 << 20, 5]) {
      const { parts } = await convert(sql, { chunkBytes });
      expect(parts[0]?.rows.map(([, ...cells]) => cells)).toEqual([
        ["a", "b"],
        ["ü", "d"],
      ]);
      expect(parts[0]?.rejects?.map(([, , reason]) => reason)).toEqual(["not UTF-8 text"]);
    }
    const escaped = inTable(`('a',x'${Buffer.from(bytes).toString("hex")}')`);
    expect((await convert(escaped)).parts[0]?.rejects?.[0]?.[2]).toBe("not UTF-8 text");
  });

  test("hexadecimal is told, with its line", async () => {
    const { notes } = await convert(inTable("(1,2),\n(0x41,2),(x'41',2)"));
    expect(notes).toEqual([
      "Values in hexadecimal, the first in line 2, were read as the text that they spell.",
    ]);
  });

  test("the values of a reject are shown up to 500 characters", async () => {
    const { parts } = await convert(inTable(`('${"ü".repeat(3000)}')`), { chunkBytes: 64 });
    expect(parts[0]?.rejects?.[0]?.[1]).toBe(`('${"ü".repeat(498)}`);
  });
});

describe("statements", () => {
  test.each([
    "INSERT INTO t VALUES (1,2),(3,4);",
    "insert into t values(1,2),(3,4);",
    "INSERT IGNORE INTO `t` VALUES (1,2),(3,4);",
    "INSERT LOW_PRIORITY INTO t VALUE (1,2),(3,4);",
    "REPLACE INTO `t` (`a`,`b`) VALUES (1,2),(3,4);",
    "INSERT INTO t (b, a) VALUES (2,1),(4,3);",
    'INSERT INTO "t" ("a", "b") VALUES (1,2),(3,4);',
    "INSERT INTO t (t.a, t.b) VALUES (1,2),(3,4);",
    "INSERT INTO t PARTITION (p0, p1) VALUES (1,2),(3,4);",
    "INSERT INTO t VALUES (1,2),(3,4) ON DUPLICATE KEY UPDATE a = VALUES(a), b = ';';",
    "INSERT INTO t VALUES (1,2),(3,4) AS new ON DUPLICATE KEY UPDATE a = new.a;",
    "INSERT INTO t VALUES (1,2);INSERT INTO t VALUES (3,4);",
    "INSERT INTO t VALUES (1,2);insert into t (a, b) values (3,4);",
    "INSERT\nINTO\nt\nVALUES\n(\n1\n,\n2\n)\n,\n(\n3\n,\n4\n)\n;",
    "INSERT INTO t VALUES (1,2) -- one, (5,6)\n, # two; (7,8)\n/* ;'(9,0) */ (3 /* x */,4)--\n;",
    "INSERT /* a */ INTO -- b\n t # c\n VALUES/* d */(1,2),(3,4)/* e */;",
    "/*!40000 INSERT INTO t VALUES (1,2),(3,4) */;",
    "INSERT /*!50001 IGNORE */ INTO t VALUES (1,2),(3,4);",
    "\r\nINSERT INTO t VALUES\r\n(1,2),\r\n(3,4);\r\n",
    ";;INSERT INTO t VALUES (1,2),(3,4);;",
  ])("%j", async (insert) => {
    const table = "CREATE TABLE t (a int, b int);\n";
    for (const chunkBytes of [1 << 20, 1, 7]) {
      const { parts, notes } = await convert(`${table}${insert}`, { chunkBytes });
      const cells = parts.flatMap(({ columns, rows }) =>
        rows.map((row) => [row[1 + columns.indexOf("a")], row[1 + columns.indexOf("b")]]),
      );
      expect(cells).toEqual([
        ["1", "2"],
        ["3", "4"],
      ]);
      expect(notes).toEqual([]);
    }
  });

  test("each row has the line that it begins in", async () => {
    const sql =
      "-- head\nCREATE TABLE t (a text);\nINSERT INTO t VALUES ('1\n\n'),\n('2'),('3\\n');\n\nINSERT INTO t VALUES\n('4');";
    for (const chunkBytes of [1 << 20, 1, 4]) {
      const { parts } = await convert(sql, { chunkBytes });
      expect(parts[0]?.rows).toEqual([
        ["3", "1\n\n"],
        ["6", "2"],
        ["6", "3\n"],
        ["9", "4"],
      ]);
    }
  });

  test("other column lists are another part of the same name", async () => {
    const { parts } = await convert(
      "INSERT INTO t (a,b) VALUES (1,2);INSERT INTO t (b) VALUES (3);INSERT INTO t (a,b) VALUES (4,5);",
    );
    expect(parts).toEqual([
      {
        name: "t",
        columns: ["a", "b"],
        rows: [
          ["1", "1", "2"],
          ["1", "4", "5"],
        ],
      },
      { name: "t", columns: ["b"], rows: [["1", "3"]] },
    ]);
  });

  test("databases are named where the dump names them", async () => {
    const { parts } = await convert(
      "CREATE TABLE t (a int);INSERT INTO t VALUES (1);USE one;CREATE TABLE t (b int);INSERT INTO t VALUES (2);\nUSE `two`;\nCREATE TABLE t (b int); INSERT INTO t VALUES (3);INSERT INTO one.t VALUES (4);INSERT INTO `two`.`t` VALUES (5);",
    );
    expect(
      parts.map(({ name, columns, rows }) => [name, columns[0], rows.map(([, a]) => a)]),
    ).toEqual([
      ["t", "a", ["1"]],
      ["one.t", "b", ["2", "4"]],
      ["two.t", "b", ["3", "5"]],
    ]);
  });

  test("rows of a part that nobody wants are counted and left out", async () => {
    const sql = `CREATE TABLE t (a text); CREATE TABLE u (a text); CREATE TABLE v (a text);
      INSERT INTO t VALUES ('(;'),('\\'),('),((-1)),(/* ( */ 2);
      INSERT INTO u VALUES ('x');
      INSERT INTO t VALUES ("("),(concat('a', (b)));`;
    for (const chunkBytes of [1 << 20, 2]) {
      const { parts, skipped } = await convert(sql, { chunkBytes, wants: (part) => part === "u" });
      expect(parts).toEqual([{ name: "u", columns: ["a"], rows: [["3", "x"]] }]);
      expect(skipped).toEqual([
        { part: "t", reason: "6 rows" },
        { part: "v", reason: "0 rows" },
      ]);
    }
  });

  test("a table without rows is a part without rows", async () => {
    const { parts, notes } = await convert("CREATE TABLE t (a int, b int);");
    expect(parts).toEqual([{ name: "t", columns: ["a", "b"], rows: [] }]);
    expect(notes).toEqual(["The dump has no rows: there is no INSERT in it."]);
  });

  test("a table that only stood in for a view is none", async () => {
    const { parts } = await convert(
      "/*!50001 CREATE TABLE `v` (\n `id` tinyint NOT NULL\n) ENGINE=MyISAM */;\nCREATE TABLE t (a int);\n/*!50001 DROP TABLE IF EXISTS `v`*/;\n/*!50001 CREATE VIEW `v` AS select 1 AS `id` */;",
    );
    expect(parts.map(({ name }) => name)).toEqual(["t"]);
  });

  test("without CREATE TABLE and without names the columns are not known", async () => {
    const { parts, skipped } = await convert(
      "INSERT INTO t VALUES (1),(2);INSERT INTO t VALUES (3);",
    );
    expect(parts).toEqual([]);
    expect(skipped).toEqual([
      {
        part: "t",
        reason: "3 rows, whose columns are not named: make the dump again with --complete-insert",
      },
    ]);
  });

  test("what changes rows in other ways is told", async () => {
    const { parts, notes } = await convert(
      "CREATE TABLE t (a int);\nINSERT INTO t SELECT 1;\nINSERT INTO t SET a = 2;UPDATE t SET a = 3;DELETE FROM t;INSERT INTO t VALUES (4);DELETE FROM t;",
    );
    expect(parts[0]?.rows).toEqual([["3", "4"]]);
    expect(notes).toEqual([
      "4 statements were left out, since only INSERT … VALUES is read; the first is INSERT without VALUES in line 2.",
    ]);
  });
});

describe("columns of CREATE TABLE", () => {
  test.each([
    ["(a int,b int)", ["a", "b"]],
    ['(`a``b` int, "c""d" int, `e,)(` int, ü int)', ["a`b", 'c"d', "e,)(", "ü"]],
    ["(`key` int, `primary` int, `check` int, PRIMARY KEY (`key`))", ["key", "primary", "check"]],
    [
      "(a int, UNIQUE KEY `u` (`a`(10),`b`), KEY k (a), FULLTEXT KEY f (a), SPATIAL INDEX s (a))",
      ["a"],
    ],
    [
      "(a int, CONSTRAINT `c` FOREIGN KEY (`a`) REFERENCES `o` (`id`) ON DELETE CASCADE, b int)",
      ["a", "b"],
    ],
    ["(a int, CHECK (a > 0 or ')' = ','), index (a), foreign key (a) references o (b))", ["a"]],
    [
      "(a varchar(10) DEFAULT '),(' COMMENT 'it''s, \\'a\\' (b', b enum('x,y','z)') DEFAULT 'z)')",
      ["a", "b"],
    ],
    [
      "(a decimal(10,2) DEFAULT -1.50, b timestamp DEFAULT current_timestamp() ON UPDATE now())",
      ["a", "b"],
    ],
    [
      "(a int, b int GENERATED ALWAYS AS ((a * 2)) STORED, c int AS (concat(a, ')')) VIRTUAL)",
      ["a", "b", "c"],
    ],
    ["(a int /*!80023 INVISIBLE */, b int INVISIBLE DEFAULT 3, c int COMMENT 'invisible')", ["c"]],
    [
      "(a int /*!50606 STORAGE DISK */ DEFAULT 3, /* b int, */ c int -- d int,\n, e int # )\n)",
      ["a", "c", "e"],
    ],
    [
      "(a int, s timestamp(6) GENERATED ALWAYS AS ROW START, PERIOD FOR SYSTEM_TIME (s, e), period int)",
      ["a", "s", "period"],
    ],
    ["LIKE other", ["x", "y"]],
    ["(LIKE `other`)", ["x", "y"]],
  ])("%s", async (definition, columns) => {
    const sql = `CREATE TABLE other (x int, y int);CREATE TABLE IF NOT EXISTS \`t\` ${definition} ENGINE=InnoDB COMMENT=';(';INSERT INTO t VALUES (${columns.map(() => "1")});`;
    for (const chunkBytes of [1 << 20, 5]) {
      const { parts } = await convert(sql, { chunkBytes });
      expect(parts[0]).toEqual({
        name: "t",
        columns,
        rows: [
          [
            String(sql.slice(0, sql.lastIndexOf("(")).split("\n").length),
            ...columns.map(() => "1"),
          ],
        ],
      });
    }
  });
});

describe("what is not rows", () => {
  test("triggers, routines and events are skipped with what is in them", async () => {
    const { parts } = await convert(`CREATE TABLE t (a int);
INSERT INTO t VALUES (1);
DELIMITER ;;
/*!50003 CREATE*/ /*!50017 DEFINER=\`root\`@\`localhost\`*/ /*!50003 TRIGGER g BEFORE INSERT ON t FOR EACH ROW BEGIN
  INSERT INTO t VALUES (2);
  SET @x = 'DELIMITER ;';
END */;;
DELIMITER ;
delimiter //
CREATE PROCEDURE p() BEGIN INSERT INTO t VALUES (3); END//
CREATE FUNCTION f() RETURNS int BEGIN /* // */ RETURN '//'; END //
DELIMITER ;
DELIMITER $$
CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO BEGIN
  -- it's END$$
  INSERT INTO t VALUES (4);
END$$
INSERT INTO t VALUES (5)$$
DELIMITER ;
INSERT INTO t VALUES (6);`);
    expect(parts[0]?.rows.map(([, a]) => a)).toEqual(["1", "5", "6"]);
  });

  test.each(["PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;", "\nBEGIN TRANSACTION;"])(
    "of SQLite, which has no escapes and sets no delimiter: %j",
    async (beginning) => {
      const { parts, notes } = await convert(`${beginning}
CREATE TABLE t(a TEXT, b INTEGER);
INSERT INTO t VALUES('C:\\new','it''s');
CREATE TRIGGER g AFTER INSERT ON t BEGIN
  INSERT INTO t VALUES (CASE WHEN NEW.a = 1 THEN 2 ELSE 3 END, 4);
  INSERT INTO t VALUES (5, 6);
END;
CREATE INDEX "begin" ON t (a);
DELETE FROM "sqlite_sequence";
INSERT INTO t VALUES('\\',2);
COMMIT;`);
      expect(notes).toEqual([]);
      expect(parts).toEqual([
        {
          name: "t",
          columns: ["a", "b"],
          rows: [
            ["4", "C:\\new", "it's"],
            ["11", "\\", "2"],
          ],
        },
      ]);
    },
  );

  test("MariaDB's first line, locks, keys, views and messages are passed over", async () => {
    const { parts, notes } =
      await convert(`mysqldump: [Warning] Using a password on the command line interface can be insecure.
/*M!999999\\- enable the sandbox mode */ 
-- MariaDB dump 10.19  Distrib 10.11.19-MariaDB
/*M!100616 SET @OLD_NOTE_VERBOSITY=@@NOTE_VERBOSITY, NOTE_VERBOSITY=0 */;
--
--x
CREATE DATABASE /*!32312 IF NOT EXISTS*/ \`d\` /*!40100 DEFAULT CHARACTER SET utf8 */;
CREATE TABLE t (a int);
LOCK TABLES \`t\` WRITE;
/*!40000 ALTER TABLE \`t\` DISABLE KEYS */;
INSERT INTO \`t\` VALUES (1);
/*!40000 ALTER TABLE \`t\` ENABLE KEYS */;
UNLOCK TABLES;
/*!50001 CREATE ALGORITHM=UNDEFINED */
/*!50013 DEFINER=\`root\`@\`%\` SQL SECURITY DEFINER */
/*!50001 VIEW \`v\` AS select 'INSERT INTO t VALUES (2);' AS \`begin\` from \`t\` */;
-- Dump completed on 2024-05-22  9:30:00
`);
    expect(parts).toEqual([{ name: "t", columns: ["a"], rows: [["11", "1"]] }]);
    expect(notes).toEqual([]);
  });
});

describe("settings", () => {
  const rows = async (sql: string) =>
    (await convert(`CREATE TABLE t (a text, b text);${sql}`)).parts.flatMap(({ rows, rejects }) => [
      ...rows.map(([, a]) => a),
      ...(rejects ?? []).map(([, , reason]) => reason),
    ]);

  test.each([
    "SET sql_mode = 'NO_BACKSLASH_ESCAPES';",
    "/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO,NO_BACKSLASH_ESCAPES' */;",
    'SET SESSION sql_mode="ansi,no_backslash_escapes";',
    "SET @@session.sql_mode := concat(@@sql_mode, ',NO_BACKSLASH_ESCAPES');",
  ])("%s: a backslash is one", async (set) => {
    expect(await rows(`${set}INSERT INTO t VALUES ('a\\','b\\\\n'),('\\\\','it''s');`)).toEqual([
      "a\\",
      "\\\\",
    ]);
  });

  test("a mode that was put aside comes back", async () => {
    expect(
      await rows(
        "SET @OLD=@@SQL_MODE, SQL_MODE='NO_BACKSLASH_ESCAPES';SET @saved_sql_mode = @@sql_mode;SET sql_mode = '';INSERT INTO t VALUES ('a\\nb',1);SET sql_mode = @saved_sql_mode;INSERT INTO t VALUES ('a\\nb',1);/*!40101 SET SQL_MODE=@OLD */;INSERT INTO t VALUES ('a\\nb',1);",
      ),
    ).toEqual(["a\nb", "a\\nb", "a\nb"]);
  });

  test("with ANSI_QUOTES, what is in double quotes is a name", async () => {
    expect(await rows('INSERT INTO t VALUES ("a\\"),(",1);')).toEqual(['a"),(']);
    expect(
      await rows(
        'SET sql_mode = \'ANSI_QUOTES\';INSERT INTO "t" ("a", b) VALUES (\'x\',1),("a\\",2);',
      ),
    ).toEqual(["x", "an expression, not a value"]);
  });

  test("utf8mb4, utf8 and binary are read without a word", async () => {
    const sql = "/*!40101 SET NAMES utf8mb4 */;SET NAMES 'utf8';SET NAMES binary;";
    expect((await convert(`${sql}${inTable("('ü',1)")}`)).notes).toEqual([]);
  });

  test("another character set is told, and what is not UTF-8 is rejected", async () => {
    const text = `/*!40101 SET NAMES latin1 */;${inTable("('a',1),('ü',2)")}`;
    const { parts, notes } = await convert(Buffer.from(text, "latin1"));
    expect(parts[0]?.rows.map(([, a]) => a)).toEqual(["a"]);
    expect(parts[0]?.rejects?.[0]?.[2]).toBe("not UTF-8 text");
    expect(notes.length).toBe(1);
    expect(notes[0]).toContain("latin1");
    expect((await convert(text)).parts[0]?.rows.map(([, a]) => a)).toEqual(["a", "ü"]);
  });

  test("a character set in which a backslash may be half a character is refused", () => {
    expect(() => convertText(`SET NAMES gbk;${inTable("('a',1)")}`)).toThrow(fails(/in gbk/));
  });

  test("a byte order mark at the beginning is none of the dump's", async () => {
    expect(await rows("")).toEqual([]);
    expect(await readCells(`\uFEFF${inTable("(1,2)")}`)).toEqual([["1", "2"]]);
  });
});

describe("what is damaged, or something else", () => {
  const whole = `-- MySQL dump 10.13\nCREATE TABLE t (\n  a text COMMENT 'x',\n  b text\n);\nINSERT INTO t VALUES ('a',NULL),\n('it\\'s',-1);\n/*!40000 ALTER TABLE t ENABLE KEYS */;\n`;
  const ends = [
    whole.indexOf("\nCREATE"),
    whole.indexOf("\nINSERT"),
    whole.indexOf("\n/*!"),
    whole.length - 1,
  ];

  test("cut off anywhere but between statements, it is refused with the line", () => {
    const begin = whole.indexOf("CREATE");
    for (let length = begin + 1; length < whole.length; length++) {
      const text = whole.slice(0, length);
      const line = text.split("\n").length;
      const isBetween = ends.some((end) => length === end || length === end + 1);
      const run = () => convertText(text, { chunkBytes: length % 2 === 0 ? 3 : 1000 });
      if (isBetween) expect(run, text).not.toThrow();
      else expect(run, text).toThrow(fails(new RegExp(`breaks off in line ${line}, `)));
    }
  });

  test("one that does not say that it is complete is told of, if it would have", async () => {
    expect((await convert(whole)).notes).toEqual([
      'It does not end with the line "-- Dump completed", so it may not be complete: compare it with the original.',
    ]);
    expect((await convert(`${whole}-- Dump completed\n`)).notes).toEqual([]);
    expect((await convert(whole.slice(whole.indexOf("\n")))).notes).toEqual([]);
  });

  test.each([
    ["INSERT INTO t (a) VALUES (1)\n(2);", 2],
    ["INSERT INTO t (a) VALUES (1),;", 1],
    ["INSERT INTO t (a) VALUES 1;", 1],
    ["\n\n('x',1);", 3],
    [`${"\0".repeat(10)}\nSELECT 1;`, 1],
    ["INSERT INTO [t] VALUES (1);", 1],
  ])("%j is refused with the line", (sql, line) => {
    expect(() => convertText(sql)).toThrow(fails(new RegExp(`from line ${line} on`)));
  });

  test.each([
    "--\n-- PostgreSQL database dump\n--\nSET a = 1;",
    "COPY public.t (a, b) FROM stdin;\n1\t2\n\\.\n",
  ])("%j is of PostgreSQL", (sql) => {
    expect(() => convertText(sql)).toThrow(
      fails("It is a dump of PostgreSQL, which is not read: export its tables as CSV."),
    );
  });

  test("a dump that failed when it was made is refused", () => {
    const sql = `${inTable("(1,2)")}\nmysqldump: Error 2013: Lost connection during query.\n`;
    expect(() => convertText(sql)).toThrow(fails(/as line 2 says: mysqldump: Error 2013/));
  });

  test("a file that is not there is an error of the disk", () => {
    const path = join(createFolder(), "none.sql");
    expect(() => convertFile(path)).toThrow(expect.objectContaining({ code: "ENOENT" }));
  });
});

test("progress is told at least every 4 MB, up to the end", () => {
  const text = inTable(Array.from({ length: 200_000 }, () => `('${"x".repeat(50)}',1)`).join());
  const { progress } = convertText(text);
  const steps = progress.map((bytes, at) => bytes - (progress[at - 1] ?? 0));
  expect(Math.max(...steps)).toBeLessThanOrEqual(4 << 20);
  expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
  expect(progress.at(-1)).toBe(text.length);
});

test("a value may be long, and one that is too long is a reject", async () => {
  const long = "é\\n".repeat(5 << 20);
  const tooLong = "41".repeat(65 << 20);
  const { parts } = await convert(inTable(`(1,2),('${long}',3),\n(0x${tooLong},4),(5,6)`));
  expect(parts[0]?.rows.map(([, a]) => a?.length)).toEqual([1, 10 << 20, 1]);
  expect(parts[0]?.rejects?.map(([line, , reason]) => [line, reason])).toEqual([
    ["2", "more than 16 MB"],
  ]);
});
