import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { detectKind } from "../../src-main/import/kinds";
import { encodeTar } from "../support/tar-file";
import { repoRoot } from "../support/workspace";
import { encodeZip } from "../support/zip-file";
import { encodeSkippable, encodeZstd } from "../support/zstd-file";

const archives = join(repoRoot, "test/cases/archives");
const fixture = (name: string) => readFileSync(join(archives, name));
const bytes = (text: string) => Buffer.from(text, "latin1");
const csv = "course_id,date,count\nc,2024-01-01,1\n";

function describeKind(content: string | Buffer, name: string): string {
  const kind = detectKind(Buffer.from(content as string), name);
  if (kind.is === "other") return kind.reason;
  return kind.is === "text" ? `${kind.encoding} ${kind.shape}` : kind.is;
}

describe("what holds other files or tables is known by its bytes", () => {
  test.each([
    ["gzip", gzipSync(csv)],
    ["zstd", encodeZstd(csv)],
    ["zstd", encodeSkippable("a note")],
    ["zip", encodeZip([{ name: "a.csv", content: csv }])],
    ["zip", encodeZip([])],
    ["sqlite", bytes("SQLite format 3\0\x10\0")],
    ["parquet", bytes("PAR1\x15\x04")],
    ["arrow", bytes("ARROW1\0\0")],
    ["arrow-stream", bytes("\xff\xff\xff\xff\x10\x01\0\0\x10\0\0\0")],
  ])("%s, whatever its name", (is, content) => {
    expect(describeKind(content, "data.csv")).toBe(is);
  });

  test("tar, also without the mark that it has had since 1988", async () => {
    const archive = await encodeTar([{ name: "a.csv", content: csv }]);
    const old = Buffer.from(archive);
    old.fill(0, 257, 265);
    old.write(`${(sum(old) >>> 0).toString(8).padStart(6, "0")}\0 `, 148);
    expect(describeKind(archive, "data")).toBe("tar");
    expect(describeKind(old, "data")).toBe("tar");
    old[0] = 0x7a;
    expect(describeKind(old, "data")).not.toBe("tar");
    expect(describeKind(Buffer.alloc(10_240), "empty.tar")).toBe("tar");
    expect(describeKind(Buffer.alloc(10_240), "empty.csv")).toBe("not text");
  });
});

function sum(header: Buffer): number {
  const fields = [...header.subarray(0, 148), ...Buffer.from(" ".repeat(8))];
  return [...fields, ...header.subarray(156, 512)].reduce((total, byte) => total + byte, 0);
}

describe("what is not read is known for what it is", () => {
  test.each([
    ["a.csv", "", "an empty file"],
    ["a.csv", "\ufeff", "an empty file"],
    ["a.csv", " \r\n\n", "an empty file"],
    ["a.xls", bytes("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0"), "an old Excel workbook"],
    ["a.doc", bytes("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0"), "an Office document"],
    ["a.feather", bytes("FEA1\0\0\0\0"), "a Feather file of the old version 1"],
    ["a.7z", bytes("7z\xbc\xaf\x27\x1c\0\x04"), "a 7-Zip archive"],
    ["a.rar", bytes("Rar!\x1a\x07\x01\0"), "a RAR archive"],
    ["a.csv.xz", fixture("packed.csv.xz"), "compressed with XZ"],
    ["a.csv.bz2", fixture("packed.csv.bz2"), "compressed with bzip2"],
    ["a.pdf", "%PDF-1.7\n%", "a PDF document"],
    ["a.png", bytes("\x89PNG\r\n\x1a\n\0\0"), "a picture"],
    ["a.db-wal", bytes("\x37\x7f\x06\x82\0\x2d\xe2\x18"), "a part of the SQLite database"],
    ["a.csv", "<!doctype html><html>\n", "a web page"],
    ["a.csv", '\ufeff<?xml version="1.0"?>\n<a/>', "XML, not a table"],
    [
      "a.xls",
      '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>',
      "an Excel sheet in XML",
    ],
    ["a.csv", "a\0b\0\0\0,\n", "not text"],
    ["a.csv", bytes("\xff\xfe\0\0a\0\0\0"), "UTF-32"],
    ["a.csv", bytes("a\0\0\0,\0\0\0b\0\0\0\n\0\0\0"), "UTF-32"],
  ])("%s of %j", (name, content, reason) => {
    expect(describeKind(content, name)).toContain(reason);
  });

  test.each(["rsa.csv.gpg", "elliptic.csv.gpg", "password.csv.gpg", "armor.csv.asc"])(
    "%s is encrypted, also under another name",
    (name) => {
      expect(describeKind(fixture(name), name)).toContain("encrypted with GPG");
      expect(describeKind(fixture(name), "data.csv")).toContain("encrypted with GPG");
    },
  );

  test("text in another encoding is not taken for encrypted", () => {
    expect(describeKind(bytes("\x85tude,note\n1,2\n"), "a.csv")).toBe("utf-8 delimited");
  });

  test.each([
    "._a.csv",
    "x/__MACOSX/x/a.csv",
    ".DS_Store",
    "x\\Thumbs.db",
    "desktop.ini",
    "~$a.xlsx",
  ])("%s is left without a word", (name) => {
    expect(describeKind(csv, name)).toBe("junk");
  });

  test("so is the half of a file that a Mac keeps beside it", () => {
    expect(describeKind(bytes("\0\x05\x16\x07\0\x02"), "a.csv")).toBe("junk");
  });
});

describe("a text is known by its first words", () => {
  test.each([
    ["a.csv", csv, "utf-8 delimited"],
    ["a.csv", `\ufeff${csv}`, "utf-8 delimited"],
    ["ORC.csv", "ORCID,PARENT_ID\n", "utf-8 delimited"],
    ["a.csv", "PARENT,date\n", "utf-8 delimited"],
    ["a.csv", "create_date,set\n", "utf-8 delimited"],
    ["a.csv", "set\tname\n1\t2\n", "utf-8 delimited"],
    ["a.csv", `${csv}a zero in a later cell\0,,\n`, "utf-8 delimited"],
    ["a.csv", Buffer.from(csv, "utf16le"), "utf-16le delimited"],
    ["a.csv", Buffer.from(`\ufeff${csv}`, "utf16le"), "utf-16le delimited"],
    ["a.csv", Buffer.from(csv, "utf16le").swap16(), "utf-16be delimited"],
    ["a.csv", Buffer.from(`\ufeff${csv}`, "utf16le").swap16(), "utf-16be delimited"],
    ["a.csv", Buffer.from("name\n\u4e2d\u6587,\u540d\n", "utf16le"), "utf-16le delimited"],
    ["a.json", '{"a": 1}\n', "utf-8 json-object"],
    ["a.json", '{\n  "a": 1\n}\n', "utf-8 json-object"],
    ["a.json", '[{"a": 1}]', "utf-8 json-array"],
    ["a.json", "[]", "utf-8 json-array"],
    ["a.json", '{"a": 1}\r\n{"a": 2}\r\n', "utf-8 ndjson"],
    ["a.jsonl", '{"a": 1}\n', "utf-8 ndjson"],
    ["a.sql", "-- MySQL dump 10.13\n--\n", "utf-8 sql"],
    ["a.sql", "/* ours */\n\nINSERT INTO `t` VALUES (1);\n", "utf-8 sql"],
    ["a.sql", "/*!40101 SET NAMES utf8 */;\n", "utf-8 sql"],
    ["a.sql", "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n", "utf-8 sql"],
    ["a.sql", "id\tuser_id\n1\t2\n", "utf-8 delimited"],
  ])("%s of %j is %s", (name, content, is) => {
    expect(describeKind(content, name)).toBe(is);
  });
});

describe("files of a course that are not read yet are named", () => {
  const event =
    '{"username": "a", "event_type": "play_video", "event_source": "browser", "context": {}}\n';
  test.each([
    ["edx-edge-events-2014-01-01.log", event, "a tracking log"],
    ["other.txt", event + event, "a tracking log"],
    ["tracklog-2014-01-01.json", event, "a tracking log"],
    [
      "Uni-A-B-2014-auth_user-prod-analytics.sql",
      "id\tusername\n1\ta\n",
      "the table auth_user of an edX data package",
    ],
    [
      "Uni-A-2014-student_courseenrollment-prod-edge-analytics.sql",
      "id\tuser_id\n",
      "the table student_courseenrollment",
    ],
    ["Uni-email_opt_in-prod-analytics.csv", "user_id,username\n", "a list of e-mail choices"],
    ["Uni-A-2014-prod.mongo", '{"_id": {"$oid": "1"}, "body": "b"}\n', "a course's discussions"],
    ["posts.json", '{"_type": "CommentThread", "body": "b"}\n', "a course's discussions"],
    [
      "Uni-A-2014-course_structure-prod-analytics.json",
      '{"i4x://Uni/A/course/2014": {"category": "course", "children": [], "metadata": {}}}',
      "the structure of a course",
    ],
  ])("%s", (name, content, reason) => {
    expect(describeKind(content, name)).toContain(reason);
  });

  test("the content of a course is an archive of one folder", async () => {
    const archive = await encodeTar([{ name: "course/course.xml", content: "<course/>" }]);
    expect(describeKind(archive, "Uni-A-course-prod-analytics.xml.tar.gz")).toContain("(OLX)");
    expect(describeKind(archive, "course.k3j2_x.tar")).toContain("(OLX)");
    expect(describeKind(archive, "data.tar")).toBe("tar");
  });

  test("SQL that is named like a table of a package is SQL", () => {
    const name = "Uni-A-2014-auth_user-prod-analytics.sql";
    expect(describeKind("INSERT INTO a VALUES (1);\n", name)).toBe("utf-8 sql");
  });
});
