import { describe, expect, test } from "vitest";
import { isSqlDump } from "../../src-main/import/convert/sql-dump";

describe("what is a dump", () => {
  test.each([
    "-- MySQL dump 10.13  Distrib 5.7.44, for Linux (x86_64)\n--\n",
    "/*M!999999\\- enable the sandbox mode */ \n-- MariaDB dump 10.19\n",
    "mysqldump: [Warning] Using a password.\n/*!40101 SET NAMES utf8 */;",
    "-- phpMyAdmin SQL Dump\n-- version 5.2\n",
    "--\n-- PostgreSQL database dump\n--\n",
    "/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;\n",
    "\uFEFF\r\n# made by hand\r\n/* by me */\r\ninsert  into\r\n`t` values (1);",
    "CREATE TABLE `t` (",
    "create table if not exists t(\n a int);",
    "CREATE DATABASE x;",
    "DROP TABLE IF EXISTS `t`;",
    "LOCK TABLES `t` WRITE;",
    "USE `reports`;\n",
    "SET NAMES utf8;",
    "SET sql_mode = '';",
    "START TRANSACTION;",
    "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;",
    "REPLACE INTO t VALUES (1);",
    "INSERT IGNORE INTO t VALUES (1);",
    "COPY public.t (a) FROM stdin;\n1\n\\.",
    "DELIMITER ;;\n",
  ])("%j is one", (head) => {
    expect(isSqlDump(head)).toBe(true);
  });

  test.each([
    "",
    "\n\n",
    "-- only a comment",
    "id\tusername\temail\n1\tset\ta@b",
    "user_id\tcourse_id\n",
    "set\tnames\n1\t2\n",
    "insert\tinto\n",
    "use\tcount\n1\t2\n",
    "create,table\n1,2\n",
    "# a comment\nid\tname\n1\tx\n",
    '{"a": 1}',
    "Create a new account to go on.",
    "Use it wisely; set things up.",
  ])("%j is none", (head) => {
    expect(isSqlDump(head)).toBe(false);
  });
});
