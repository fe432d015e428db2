/** Why something does not work, by error code; a code not listed is told as a fault of the bot. */
const reasons: Readonly<Record<string, string>> = {
  connect_throttled: 'Amazon Connect limited our requests',
  connect_unavailable: 'Amazon Connect did not answer',
  connect_timeout: 'Amazon Connect did not answer in time',
  connect_denied: 'Amazon Connect refused access',
  connect_credentials: 'AWS did not accept the credentials',
  connect_not_found: 'Amazon Connect did not find the instance or a queue',
  connect_bad_request: 'Amazon Connect refused the request',
  connect_bad_answer: 'Amazon Connect gave an answer that made no sense',
  connect_list_unread: 'a list of Amazon Connect could not be read',
  redis_unavailable: 'the memory, Redis, did not answer',
  record_unreadable: 'what is kept in Redis could not be read',
  groups_unread: 'groups of queues could not be read',
  slack_unavailable: 'Slack did not answer',
  slack_timeout: 'Slack did not answer in time',
  slack_throttled: 'Slack limited our requests',
  slack_channel_gone: 'the channel is gone or archived, or Floorwalker is not in it',
  slack_channel_unfit: 'it is not known that no other company reads there',
  slack_denied: 'Slack refused it to Floorwalker',
  slack_rejected: 'Slack did not accept the message',
  unfit: 'nobody is in that for what the rule is about: edit it',
  'too-many': 'it makes more alerts than one rule may have',
  duplicate: 'two of its alerts are about the same',
  'not-running': 'Floorwalker was not running',
};

/** The reason as half a sentence. */
export function whyWords(code: string | undefined): string {
  return (code === undefined ? undefined : reasons[code]) ?? 'a fault of Floorwalker';
}
