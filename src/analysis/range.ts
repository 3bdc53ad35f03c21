/** Every value, from low to high, that something may still have, given what is recorded: whole hundredths, 0 or more. */
export interface Range {
  readonly low: number;
  readonly high: number;
}
