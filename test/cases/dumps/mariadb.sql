/*M!999999\- enable the sandbox mode */ 
-- MariaDB dump 10.19  Distrib 10.11.19-MariaDB, for debian-linux-gnu (x86_64)
--
-- Host: localhost    Database: awkward
-- ------------------------------------------------------
-- Server version	10.11.19-MariaDB-0+deb12u1

/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!40101 SET @OLD_CHARACTER_SET_RESULTS=@@CHARACTER_SET_RESULTS */;
/*!40101 SET @OLD_COLLATION_CONNECTION=@@COLLATION_CONNECTION */;
/*!40101 SET NAMES utf8mb4 */;
/*!40103 SET @OLD_TIME_ZONE=@@TIME_ZONE */;
/*!40103 SET TIME_ZONE='+00:00' */;
/*!40014 SET @OLD_UNIQUE_CHECKS=@@UNIQUE_CHECKS, UNIQUE_CHECKS=0 */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;
/*!40111 SET @OLD_SQL_NOTES=@@SQL_NOTES, SQL_NOTES=0 */;

--
-- Table structure for table `answers`
--

DROP TABLE IF EXISTS `answers`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `answers` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `course_id` varchar(255) NOT NULL DEFAULT 'a,(b''`"c) \\ d' COMMENT 'the course, (or "run"), it''s',
  `answer_value_text` longtext DEFAULT NULL,
  `kind` enum('a,b','c)','d''e') DEFAULT 'c)',
  `grade` double DEFAULT NULL,
  `price` decimal(10,2) DEFAULT -0.50,
  `created` datetime(6) DEFAULT current_timestamp(6),
  `od``d "na,me)` varchar(20) DEFAULT NULL,
  `key` varchar(300) DEFAULT NULL,
  `label` varchar(400) GENERATED ALWAYS AS (concat('(',ifnull(`key`,','),')')) STORED,
  PRIMARY KEY (`id`),
  UNIQUE KEY `u` (`course_id`(50),`id`),
  KEY `k` (`created`),
  CONSTRAINT `CONSTRAINT_1` CHECK (`grade` >= -1e10 or `key` <> '),(')
) ENGINE=InnoDB AUTO_INCREMENT=57 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci COMMENT='a table; of "answers", (2)';
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `answers`
--

LOCK TABLES `answers` WRITE;
/*!40000 ALTER TABLE `answers` DISABLE KEYS */;
INSERT INTO `answers` VALUES
(1,'course-v1:Org+C0+R','','c)',1.5,99.00,'2014-12-10 19:31:04.123400','`y,',NULL,'(,)'),
(2,'course-v1:Org+C1+R','NULL',NULL,NULL,-12.25,'2014-12-10 19:31:04.123401','x','xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx','(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx)'),
(3,'course-v1:Org+C2+R','\\N',NULL,0,-12.25,'2014-12-10 19:31:04.123402',NULL,'','()'),
(4,'course-v1:Org+C0+R','\\',NULL,1e300,99.00,'2014-12-10 19:31:04.123403',NULL,'','()'),
(5,'course-v1:Org+C1+R','\\\\','a,b',NULL,99.00,'2014-12-10 19:31:04.123404',NULL,'$$','($$)'),
(6,'course-v1:Org+C2+R','\'',NULL,1.5,-12.25,'2014-12-10 19:31:04.123405','`y,','\'; DROP TABLE x; --','(\'; DROP TABLE x; --)'),
(7,'course-v1:Org+C0+R','\'\'','d\'e',NULL,-12.25,'2014-12-10 19:31:04.123406',NULL,'b\'1\'','(b\'1\')'),
(8,'course-v1:Org+C1+R','\"','a,b',-0.0000000002,99.00,'2014-12-10 19:31:04.123407',NULL,'0x41','(0x41)'),
(9,'course-v1:Org+C2+R','\"\"',NULL,0,99.00,'2014-12-10 19:31:04.123408','`y,','<p class=\"x\">it\'s</p>','(<p class=\"x\">it\'s</p>)'),
(10,'course-v1:Org+C0+R','`','a,b',NULL,-12.25,'2014-12-10 19:31:04.123409','x','{\"a\": \"b\\\"c\\u00fc\"}','({\"a\": \"b\\\"c\\u00fc\"})'),
(11,'course-v1:Org+C1+R',',',NULL,0,-12.25,'2014-12-10 19:31:04.123410','`y,','\n','(\n)'),
(12,'course-v1:Org+C2+R','),(',NULL,0,-12.25,'2014-12-10 19:31:04.123411','x','\r','(\r)'),
(13,'course-v1:Org+C0+R',');','d\'e',-0.0000000002,99.00,'2014-12-10 19:31:04.123412','`y,','trail ','(trail )'),
(14,'course-v1:Org+C1+R','a\nb','d\'e',-0.0000000002,99.00,'2014-12-10 19:31:04.123413',NULL,' lead','( lead)'),
(15,'course-v1:Org+C2+R','a\r\nb','a,b',1.5,-12.25,'2014-12-10 19:31:04.123414','`y,','\"quoted\", text','(\"quoted\", text)'),
(16,'course-v1:Org+C0+R','	','c)',0,99.00,'2014-12-10 19:31:04.123415','x','; ','(; )'),
(17,'course-v1:Org+C1+R','\Z','d\'e',-0.0000000002,-12.25,'2014-12-10 19:31:04.123416',NULL,';;','(;;)'),
(18,'course-v1:Org+C2+R','','d\'e',1.5,99.00,'2014-12-10 19:31:04.123417',NULL,'DELIMITER ;;','(DELIMITER ;;)'),
(19,'course-v1:Org+C0+R','\0','d\'e',1e300,-12.25,'2014-12-10 19:31:04.123418','`y,','INSERT INTO `answers` VALUES (1,2,3,4);','(INSERT INTO `answers` VALUES (1,2,3,4);)'),
(20,'course-v1:Org+C1+R','a\0b',NULL,0,99.00,'2014-12-10 19:31:04.123419','x','/*!40000','(/*!40000)'),
(21,'course-v1:Org+C2+R','%','c)',0,99.00,'2014-12-10 19:31:04.123420','`y,','*/','(*/)'),
(22,'course-v1:Org+C0+R','_','d\'e',NULL,-12.25,'2014-12-10 19:31:04.123421','x','/* x */','(/* x */)'),
(23,'course-v1:Org+C1+R','\\%','d\'e',NULL,-12.25,'2014-12-10 19:31:04.123422','`y,','#','(#)'),
(24,'course-v1:Org+C2+R','\\_','c)',0,99.00,'2014-12-10 19:31:04.123423','x','-- x','(-- x)'),
(25,'course-v1:Org+C0+R','\\n','d\'e',-0.0000000002,-12.25,'2014-12-10 19:31:04.123424','x','--','(--)'),
(26,'course-v1:Org+C1+R','ü','c)',1.5,-12.25,'2014-12-10 19:31:04.123425','x','﻿x','(﻿x)'),
(27,'course-v1:Org+C2+R','日本語',NULL,1.5,99.00,'2014-12-10 19:31:04.123426',NULL,' ','( )'),
(28,'course-v1:Org+C0+R','🎓','a,b',1e300,99.00,'2014-12-10 19:31:04.123427','x','é','(é)'),
(29,'course-v1:Org+C1+R','é',NULL,1.5,99.00,'2014-12-10 19:31:04.123428','x','🎓','(🎓)'),
(30,'course-v1:Org+C2+R',' ','c)',1.5,99.00,'2014-12-10 19:31:04.123429','`y,','日本語','(日本語)'),
(31,'course-v1:Org+C0+R','﻿x','c)',1e300,99.00,'2014-12-10 19:31:04.123430','`y,','ü','(ü)'),
(32,'course-v1:Org+C1+R','--','d\'e',1.5,-12.25,'2014-12-10 19:31:04.123431',NULL,'\\n','(\\n)'),
(33,'course-v1:Org+C2+R','-- x','a,b',1.5,-12.25,'2014-12-10 19:31:04.123432','`y,','\\_','(\\_)'),
(34,'course-v1:Org+C0+R','#','a,b',NULL,99.00,'2014-12-10 19:31:04.123433','`y,','\\%','(\\%)'),
(35,'course-v1:Org+C1+R','/* x */','a,b',-0.0000000002,99.00,'2014-12-10 19:31:04.123434',NULL,'_','(_)'),
(36,'course-v1:Org+C2+R','*/','a,b',1e300,99.00,'2014-12-10 19:31:04.123435','`y,','%','(%)'),
(37,'course-v1:Org+C0+R','/*!40000','c)',1.5,-12.25,'2014-12-10 19:31:04.123436','x','a\0b','(a\0b)'),
(38,'course-v1:Org+C1+R','INSERT INTO `answers` VALUES (1,2,3,4);','d\'e',1e300,99.00,'2014-12-10 19:31:04.123437','x','\0','(\0)'),
(39,'course-v1:Org+C2+R','DELIMITER ;;',NULL,1e300,99.00,'2014-12-10 19:31:04.123438',NULL,'','()'),
(40,'course-v1:Org+C0+R',';;','a,b',NULL,-12.25,'2014-12-10 19:31:04.123439','x','\Z','(\Z)'),
(41,'course-v1:Org+C1+R','; ','a,b',NULL,99.00,'2014-12-10 19:31:04.123440','`y,','	','(	)'),
(42,'course-v1:Org+C2+R','\"quoted\", text',NULL,NULL,-12.25,'2014-12-10 19:31:04.123441','`y,','a\r\nb','(a\r\nb)'),
(43,'course-v1:Org+C0+R',' lead','a,b',0,-12.25,'2014-12-10 19:31:04.123442','x','a\nb','(a\nb)'),
(44,'course-v1:Org+C1+R','trail ',NULL,NULL,-12.25,'2014-12-10 19:31:04.123443','`y,',');','();)'),
(45,'course-v1:Org+C2+R','\r','d\'e',1.5,99.00,'2014-12-10 19:31:04.123444','x','),(','(),()'),
(46,'course-v1:Org+C0+R','\n','c)',1e300,-12.25,'2014-12-10 19:31:04.123445',NULL,',','(,)'),
(47,'course-v1:Org+C1+R','{\"a\": \"b\\\"c\\u00fc\"}','d\'e',1e300,99.00,'2014-12-10 19:31:04.123446','x','`','(`)'),
(48,'course-v1:Org+C2+R','<p class=\"x\">it\'s</p>','c)',NULL,-12.25,'2014-12-10 19:31:04.123447',NULL,'\"\"','(\"\")'),
(49,'course-v1:Org+C0+R','0x41','c)',-0.0000000002,99.00,'2014-12-10 19:31:04.123448','`y,','\"','(\")'),
(50,'course-v1:Org+C1+R','b\'1\'','a,b',0,-12.25,'2014-12-10 19:31:04.123449',NULL,'\'\'','(\'\')'),
(51,'course-v1:Org+C2+R','\'; DROP TABLE x; --','c)',1.5,-12.25,'2014-12-10 19:31:04.123450','`y,','\'','(\')'),
(52,'course-v1:Org+C0+R','$$','c)',NULL,99.00,'2014-12-10 19:31:04.123451','`y,','\\\\','(\\\\)'),
(53,'course-v1:Org+C1+R','','c)',1.5,99.00,'2014-12-10 19:31:04.123452',NULL,'\\','(\\)'),
(54,'course-v1:Org+C2+R','','c)',1.5,-12.25,'2014-12-10 19:31:04.123453',NULL,'\\N','(\\N)'),
(55,'course-v1:Org+C0+R','xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx','d\'e',1.5,-12.25,'2014-12-10 19:31:04.123454','`y,','NULL','(NULL)'),
(56,'course-v1:Org+C1+R',NULL,'d\'e',-0.0000000002,-12.25,'2014-12-10 19:31:04.123455',NULL,'','()');
/*!40000 ALTER TABLE `answers` ENABLE KEYS */;
UNLOCK TABLES;
/*!50003 SET @saved_cs_client      = @@character_set_client */ ;
/*!50003 SET @saved_cs_results     = @@character_set_results */ ;
/*!50003 SET @saved_col_connection = @@collation_connection */ ;
/*!50003 SET character_set_client  = utf8mb4 */ ;
/*!50003 SET character_set_results = utf8mb4 */ ;
/*!50003 SET collation_connection  = utf8mb4_general_ci */ ;
/*!50003 SET @saved_sql_mode       = @@sql_mode */ ;
/*!50003 SET sql_mode              = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_CREATE_USER,NO_ENGINE_SUBSTITUTION' */ ;
DELIMITER ;;
/*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER `guard` BEFORE INSERT ON `answers` FOR EACH ROW BEGIN
  
  IF NEW.`price` IS NULL THEN SET NEW.`price` = 0; END IF;
  SET @x = 'INSERT INTO answers VALUES (2);';
END 
*/;;
DELIMITER ;
/*!50003 SET sql_mode              = @saved_sql_mode */ ;
/*!50003 SET character_set_client  = @saved_cs_client */ ;
/*!50003 SET character_set_results = @saved_cs_results */ ;
/*!50003 SET collation_connection  = @saved_col_connection */ ;

--
-- Table structure for table `empty`
--

DROP TABLE IF EXISTS `empty`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `empty` (
  `date` date NOT NULL,
  `count` int(11) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `empty`
--

LOCK TABLES `empty` WRITE;
/*!40000 ALTER TABLE `empty` DISABLE KEYS */;
/*!40000 ALTER TABLE `empty` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `hidden`
--

DROP TABLE IF EXISTS `hidden`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `hidden` (
  `id` int(11) DEFAULT NULL,
  `secret` int(11) INVISIBLE DEFAULT 9,
  `t` text DEFAULT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `hidden`
--

LOCK TABLES `hidden` WRITE;
/*!40000 ALTER TABLE `hidden` DISABLE KEYS */;
INSERT INTO `hidden` (`id`, `secret`, `t`) VALUES (1,2,'x');
/*!40000 ALTER TABLE `hidden` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Table structure for table `raw`
--

DROP TABLE IF EXISTS `raw`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `raw` (
  `id` int(11) NOT NULL,
  `bytes` blob DEFAULT NULL,
  `bits` bit(12) DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

--
-- Dumping data for table `raw`
--

LOCK TABLES `raw` WRITE;
/*!40000 ALTER TABLE `raw` DISABLE KEYS */;
INSERT INTO `raw` VALUES
(1,'A','\0'),
(2,NULL,NULL),
(3,'日','\0A');
/*!40000 ALTER TABLE `raw` ENABLE KEYS */;
UNLOCK TABLES;

--
-- Temporary table structure for view `seen`
--

DROP TABLE IF EXISTS `seen`;
/*!50001 DROP VIEW IF EXISTS `seen`*/;
SET @saved_cs_client     = @@character_set_client;
SET character_set_client = utf8mb4;
/*!50001 CREATE VIEW `seen` AS SELECT
 NULL AS `id`,
 NULL AS `INSERT INTO answers VALUES (9);` */;
SET character_set_client = @saved_cs_client;

--
-- Dumping events for database 'awkward'
--
/*!50106 SET @save_time_zone= @@TIME_ZONE */ ;
/*!50106 DROP EVENT IF EXISTS `yearly` */;
DELIMITER ;;
/*!50003 SET @saved_cs_client      = @@character_set_client */ ;;
/*!50003 SET @saved_cs_results     = @@character_set_results */ ;;
/*!50003 SET @saved_col_connection = @@collation_connection */ ;;
/*!50003 SET character_set_client  = utf8mb4 */ ;;
/*!50003 SET character_set_results = utf8mb4 */ ;;
/*!50003 SET collation_connection  = utf8mb4_general_ci */ ;;
/*!50003 SET @saved_sql_mode       = @@sql_mode */ ;;
/*!50003 SET sql_mode              = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_CREATE_USER,NO_ENGINE_SUBSTITUTION' */ ;;
/*!50003 SET @saved_time_zone      = @@time_zone */ ;;
/*!50003 SET time_zone             = 'SYSTEM' */ ;;
/*!50106 CREATE*/ /*!50117 DEFINER=`root`@`localhost`*/ /*!50106 EVENT `yearly` ON SCHEDULE EVERY 1 YEAR STARTS '2026-11-22 01:17:36' ON COMPLETION NOT PRESERVE ENABLE DO BEGIN DELETE FROM `empty`; INSERT INTO `empty` VALUES ('2014-01-03', 3); END 
*/ ;;
/*!50003 SET time_zone             = @saved_time_zone */ ;;
/*!50003 SET sql_mode              = @saved_sql_mode */ ;;
/*!50003 SET character_set_client  = @saved_cs_client */ ;;
/*!50003 SET character_set_results = @saved_cs_results */ ;;
/*!50003 SET collation_connection  = @saved_col_connection */ ;;
DELIMITER ;
/*!50106 SET TIME_ZONE= @save_time_zone */ ;

--
-- Dumping routines for database 'awkward'
--
/*!50003 SET @saved_sql_mode       = @@sql_mode */ ;
/*!50003 SET sql_mode              = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_CREATE_USER,NO_ENGINE_SUBSTITUTION' */ ;
/*!50003 DROP PROCEDURE IF EXISTS `fill` */;
/*!50003 SET @saved_cs_client      = @@character_set_client */ ;
/*!50003 SET @saved_cs_results     = @@character_set_results */ ;
/*!50003 SET @saved_col_connection = @@collation_connection */ ;
/*!50003 SET character_set_client  = utf8mb4 */ ;
/*!50003 SET character_set_results = utf8mb4 */ ;
/*!50003 SET collation_connection  = utf8mb4_general_ci */ ;
DELIMITER ;;
CREATE DEFINER=`root`@`localhost` PROCEDURE `fill`()
BEGIN INSERT INTO `empty` VALUES ('2014-01-01', 1); SELECT CASE 1 WHEN 1 THEN 2 END; INSERT INTO `empty` VALUES ('2014-01-02', 2); END
;;
DELIMITER ;
/*!50003 SET sql_mode              = @saved_sql_mode */ ;
/*!50003 SET character_set_client  = @saved_cs_client */ ;
/*!50003 SET character_set_results = @saved_cs_results */ ;
/*!50003 SET collation_connection  = @saved_col_connection */ ;

--
-- Final view structure for view `seen`
--

/*!50001 DROP VIEW IF EXISTS `seen`*/;
/*!50001 SET @saved_cs_client          = @@character_set_client */;
/*!50001 SET @saved_cs_results         = @@character_set_results */;
/*!50001 SET @saved_col_connection     = @@collation_connection */;
/*!50001 SET character_set_client      = utf8mb4 */;
/*!50001 SET character_set_results     = utf8mb4 */;
/*!50001 SET collation_connection      = utf8mb4_general_ci */;
/*!50001 CREATE ALGORITHM=UNDEFINED */
/*!50013 DEFINER=`root`@`localhost` SQL SECURITY DEFINER */
/*!50001 VIEW `seen` AS select `answers`.`id` AS `id`,`answers`.`course_id` AS `INSERT INTO answers VALUES (9);` from `answers` */;
/*!50001 SET character_set_client      = @saved_cs_client */;
/*!50001 SET character_set_results     = @saved_cs_results */;
/*!50001 SET collation_connection      = @saved_col_connection */;
/*!40103 SET TIME_ZONE=@OLD_TIME_ZONE */;

/*!40101 SET SQL_MODE=@OLD_SQL_MODE */;
/*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */;
/*!40014 SET UNIQUE_CHECKS=@OLD_UNIQUE_CHECKS */;
/*!40101 SET CHARACTER_SET_CLIENT=@OLD_CHARACTER_SET_CLIENT */;
/*!40101 SET CHARACTER_SET_RESULTS=@OLD_CHARACTER_SET_RESULTS */;
/*!40101 SET COLLATION_CONNECTION=@OLD_COLLATION_CONNECTION */;
/*!40111 SET SQL_NOTES=@OLD_SQL_NOTES */;

-- Dump completed on 2026-11-22  1:17:36
