/** Where a thing belongs: one Slack workspace and one Connect instance. Named in every store call, rule and key. */
export interface Tenant {
  /** Slack team id, `T…`. */
  readonly workspace: string;
  /** Connect instance id (the bare UUID, never the ARN). */
  readonly instance: string;
}
