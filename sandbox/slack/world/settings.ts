/** How one workspace differs from another. Tests change it as they go. */
export interface WorkspaceSettings {
  /** Types of blocks its clients do not know yet: a message that holds one is `invalid_blocks`. */
  refusedBlocks: readonly string[];
  /**
   * `should_escape` turns @supervisors into `<!subteam^S…|@supervisors>` in commands, too.
   * UNVERIFIED that Slack does so.
   */
  escapesUserGroups: boolean;
  /**
   * Whether a reply in a thread of a direct message notifies the person of it in any case. UNVERIFIED;
   * otherwise it reaches those who wrote or were mentioned in the thread, as in a channel.
   */
  notifiesOfDirectReplies: boolean;
}

export const usualSettings: WorkspaceSettings = {
  refusedBlocks: [],
  escapesUserGroups: true,
  notifiesOfDirectReplies: false,
};
