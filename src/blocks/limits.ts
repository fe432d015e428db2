/** Block Kit's limits as data (Slack documentation, counted in Unicode code points). Builders clip to them. */
export const limits = {
  messageBlocks: 50,
  viewBlocks: 100,
  sectionText: 3000,
  fields: 10,
  fieldText: 2000,
  headerText: 150,
  contextElements: 10,
  actionsElements: 25,
  buttonText: 75,
  buttonValue: 2000,
  accessibilityLabel: 75,
  optionText: 75,
  optionValue: 150,
  selectOptions: 100,
  overflowOptions: 5,
  placeholder: 150,
  inputLabel: 2000,
  inputHint: 2000,
  typedText: 3000,
  url: 3000,
  /** Documents differ (100 or 200 rows, 10,000 or 20,000 characters); the smaller pair holds either way. */
  tableBodyRows: 100,
  tableColumns: 20,
  /** In all cells together; the caption is counted too, since it is UNVERIFIED whether Slack does. */
  tableCharacters: 10_000,
  /** UNVERIFIED: Slack names no limit; this is a line. */
  tableCaption: 150,
  tablePage: 100,
  chartTitle: 50,
  /** Names of series and labels of categories. */
  chartName: 20,
  chartPoints: 20,
  chartSeries: 12,
  chartAxis: 50,
  /** Found out live by others; Slack's documents name no number. */
  messageCharts: 2,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  modalTitle: 24,
  privateMetadata: 3000,
  idLength: 255,
  /** Slack cuts longer notification text; it recommends this. */
  messageText: 4000,
} as const;

/** Characters that the edge puts before each line that comes back from Slack: a seal of 22 and a dot. */
export const sealRoom = 23;
