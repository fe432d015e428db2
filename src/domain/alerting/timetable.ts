/** Times of a week by the clock on the wall of a zone: opening hours somebody set for a rule. */
export interface Timetable {
  /** IANA name, `Europe/Berlin`. */
  readonly zone: string;
  /** It holds within any of these; never, when there is none. */
  readonly slices: readonly WeekSlice[];
}

export interface WeekSlice {
  /** 0 = Sunday … 6 = Saturday: the days on which it begins. */
  readonly weekdays: readonly number[];
  /** Minutes since midnight, 0 to 1439. */
  readonly fromMinute: number;
  /** 1 to 1440; one that is not after the start lies on the next day. */
  readonly untilMinute: number;
}
