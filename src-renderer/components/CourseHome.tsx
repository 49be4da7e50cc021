import { describeRun } from "../../src-shared/course-words";
import type { Course } from "../../src-shared/ipc";
import type { CourseLocation } from "../location";
import { BookButton } from "./BookButton";
import { CourseData } from "./CourseData";
import { CourseFacts } from "./CourseFacts";
import { CourseHeader } from "./CourseHeader";
import { CourseTotals } from "./CourseTotals";
import { QuestionTiles } from "./QuestionTiles";

interface CourseHomeProps {
  readonly course: Course;
  readonly location: CourseLocation;
}

/** What a course is, what can be asked about it, and what there is to answer with. */
export function CourseHome({ course, location }: CourseHomeProps) {
  const run = describeRun(course);
  return (
    <>
      <CourseHeader course={course} report={null} location={location}>
        <BookButton courses={[course]} className="button primary" isMain />
      </CourseHeader>
      <div className="page course-home">
        {run && <p className="course-run">{run}</p>}
        {course.shortDescription && <p className="definition-line">{course.shortDescription}</p>}
        {course.isPseudo && (
          <p className="quiet-line">
            No overview of this course was imported, so what is known of it comes from its other
            tables. An export of the LMS’s table <code>course_overviews_courseoverview</code> brings
            its dates, pacing, language and description.
          </p>
        )}
        <CourseTotals courses={[course]} />
        <QuestionTiles course={course} />
        <CourseFacts course={course} />
        <CourseData course={course} />
      </div>
    </>
  );
}
