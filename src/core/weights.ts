/**
 * What each thing that is known of a place in the log counts for the question whether it is the cause. The sum is the
 * score. They were set by hand on real failed logs; docs/why.md says what each means.
 */
export const defaultWeights = {
  // What the lines say: the strongest counts, once.
  test: 7,
  diagnostic: 7,
  exception: 6.5,
  error: 6,
  failure: 5,
  diff: 5,
  warning: 6,
  system: 4.5,
  list: 4,
  word: 3,
  tail: 2.5,
  red: 2.5,
  mention: 2.5,
  tally: 2,
  consequence: 1.5,
  // Where they stand.
  firstFailedStep: 8,
  failedStep: 4,
  passedStep: -4,
  nearEnd: 0.5,
  afterConsequence: -2,
  housekeeping: -3,
  // How they are said.
  noDetail: -1,
  repeated: -0.5,
  retried: -2,
  ignored: -5,
  ofPassedTest: -3,
  // Beside a run that came through.
  inGoodRun: -4,
  passedInGoodRun: 2,
} as const satisfies Record<string, number>;

export type WeightName = keyof typeof defaultWeights;
export type Weights = Readonly<Record<WeightName, number>>;
