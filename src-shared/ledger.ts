import { analyticsApi } from "./ledger/analytics-api";
import { aspectsCourse } from "./ledger/aspects-course";
import { aspectsLearners } from "./ledger/aspects-learners";
import { elat } from "./ledger/elat";
import type { Entry } from "./ledger/entry";
import { insightsEngagement } from "./ledger/insights-engagement";
import { insightsEnrollment } from "./ledger/insights-enrollment";
import { insightsLearners } from "./ledger/insights-learners";

const parts = {
  Insights: [...insightsEnrollment, ...insightsEngagement, ...insightsLearners],
  "analytics API": analyticsApi,
  ELAT: elat,
  Aspects: [...aspectsCourse, ...aspectsLearners],
} as const satisfies Record<string, readonly Entry[]>;

export type Peer = keyof typeof parts;

export const peers = Object.keys(parts) as readonly Peer[];

export const statuses = [
  "same",
  "differs",
  "not yet",
  "never",
] as const satisfies Entry["status"][];

export type PeerMetric = Entry & { readonly peer: Peer };

/** Every metric of the tools before us, so that nobody who misses one has to search for it. */
export const ledger: readonly PeerMetric[] = peers.flatMap((peer) =>
  parts[peer].map((entry): PeerMetric => ({ peer, ...entry })),
);
