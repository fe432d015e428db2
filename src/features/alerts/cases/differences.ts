/** What alerts here do otherwise than the systems whose cases are run, and why. */
export const differences = {
  'no-data-state':
    'No data is not a state of its own here: a rule says whether it keeps, ends or raises an alert.',
  'error-state':
    'A failed reading is not a state of its own here: it changes nothing, and the watch tells of it once.',
  'failed-decides':
    'A failed reading changes nothing and says nothing here, whatever a rule says: it is neither good nor bad news.',
  'kept-never-fires':
    'What is kept for want of a reading never fires here: no reading was over the threshold for so long.',
  'missing-series':
    'Something that is missing among others is no data here, and what that means the rule says; nothing is counted.',
  'resolved-once': 'An end is said once here, and not again after a delay.',
  'repeat-when-due': 'A repeat is due here when its delay has passed, not a moment after.',
  'rule-change-ends':
    'An alert that a changed rule would not have raised yet ends here, and that is said.',
  'fired-goes-on': 'What fired before an outage fires on here: its state is kept, and not rebuilt.',
} as const;

export type DifferenceKind = keyof typeof differences;

/** The cases of the oracle that end differently here, and by which difference. A test holds that each does. */
export const knownDifferences: Readonly<Record<string, DifferenceKind>> = {
  'graf-06': 'no-data-state',
  'graf-19': 'no-data-state',
  'graf-31': 'failed-decides',
  'graf-32': 'kept-never-fires',
  'graf-33': 'error-state',
  'graf-33b': 'failed-decides',
};
