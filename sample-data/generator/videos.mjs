/** The two tables about videos: one video's first and last segment say who started and finished. */
import { getEncodedId, getVideoId } from "./keys.mjs";
import { createRandom } from "./random.mjs";
import { getCreated } from "./tables.mjs";

/** @typedef {import("./contents.mjs").Contents} Contents */
/** @typedef {import("./contents.mjs").Video} Video */
/** @typedef {import("./delimited.mjs").Row} Row */
/** @typedef {import("./problems.mjs").GetActive} GetActive */
/** @typedef {{ segment: number, num_users: number, num_views: number }} Segment */

const segmentSeconds = 5;

/**
 * How much of the way from the first share to the last is done: fast, slow, and fast at the end.
 *
 * @param {number} place from 0 to 1
 */
function getDecay(place) {
  if (place < 0.1) return place * 4;
  if (place < 0.95) return 0.4 + ((place - 0.1) / 0.85) * 0.4;
  return 0.8 + (place - 0.95) * 4;
}

/** @param {Video} video @param {number} started @param {() => number} random @returns {Segment[]} */
function getSegments({ seconds, kept, peak, unseen = [] }, started, random) {
  const last = Math.ceil(seconds / segmentSeconds) - 1;
  return Array.from({ length: last + 1 }, (_, segment) => {
    const place = segment / last;
    const noise = segment === 0 || segment === last ? 0 : (random() - 0.5) * 0.02;
    const num_users = Math.round(started * (1 + (kept - 1) * getDecay(place) + noise));
    const again = 0.03 + random() * 0.04 + Math.max(0, 0.5 - Math.abs(place - peak) * 8);
    return { segment, num_users, num_views: num_users + Math.floor(num_users * again) };
  }).filter(({ segment }) => !unseen.includes(segment));
}

/** @param {Contents} contents @param {GetActive} getActive */
function watchVideos({ course, videos }, getActive) {
  return videos.map((video, index) => {
    const random = createRandom(course.seed * 1_000 + 500 + index);
    const started = Math.floor(getActive(course, video.week, "PLAYED_VIDEO") * video.share);
    return { video, segments: getSegments(video, started, random) };
  });
}

/** @param {Contents} contents @param {GetActive} getActive @returns {Row[]} */
export function getVideoRows(contents, getActive) {
  const { course } = contents;
  return watchVideos(contents, getActive).map(({ video, segments }) => ({
    pipeline_video_id: getVideoId(course, video.name),
    created: getCreated(course, course.lastDay),
    course_id: course.key,
    encoded_module_id: getEncodedId(course, "video", video.name),
    duration: video.seconds,
    segment_length: segmentSeconds,
    users_at_start: segments[0].num_users,
    users_at_end: segments[segments.length - 1].num_users,
  }));
}

/** @param {Contents} contents @param {GetActive} getActive @returns {Row[]} */
export function getTimelineRows(contents, getActive) {
  const { course } = contents;
  return watchVideos(contents, getActive).flatMap(({ video, segments }) =>
    segments.map((segment) => ({
      pipeline_video_id: getVideoId(course, video.name),
      created: getCreated(course, course.lastDay),
      ...segment,
    })),
  );
}
