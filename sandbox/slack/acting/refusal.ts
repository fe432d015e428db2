/** The person cannot do that here: nothing is sent to the bot. Not an answer of Slack's API. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
