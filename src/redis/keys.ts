import { createHash } from 'node:crypto';
import type { Tenant } from '../domain/tenant.ts';

/** What is kept of one tenant. */
export interface TenantKeys {
  /** Hash: rule id → the rule. */
  readonly rules: string;
  /** Hash: rule id → number of writes, for compare-and-set. */
  readonly versions: string;
  /** Hash: rule id → episodes and state. */
  readonly states: string;
  /** Hash: `rule|episode` → the message of that open episode. */
  readonly told: string;
  /** Hash: rule id → what was given up last. */
  readonly unsayable: string;
  /** Hash: event id → its place in the order, a space, what is to be said. */
  readonly unsaid: string;
  /** Hash: event id → its place in the order, a space, the notice. */
  readonly notices: string;
  /** Number: the place of the last intention in the order. */
  readonly order: string;
  /** Hash: `version` and `page`; of an earlier version `health`. */
  readonly journal: string;
  /** Hash: rule id → the rule. */
  readonly alertRules: string;
  /** Hash: rule id → its revision, for compare-and-set. */
  readonly alertRuleRevisions: string;
  /** Hash: rule id → the number of the change that wrote it last. */
  readonly alertRuleStamps: string;
  /** Number: of the last change of any rule. */
  readonly alertRuleChanges: string;
  /** List: what a rule was before its changes, newest first. */
  alertRuleVersions(ruleId: string): string;
  /** Sorted set: rules that were removed → when (ms). */
  readonly alertRulesRemoved: string;
  /** Hash: `rule|target` → what is true of that alert. */
  readonly alerts: string;
  /** Hash: `rule|target` → number of writes, for compare-and-set. */
  readonly alertVersions: string;
  /** Hash: episode id → the episode, while it is open or not all said. */
  readonly episodes: string;
  /** Sorted set: `home id channel` of messages that episodes began → when (ms). */
  readonly alertMessages: string;
  /** Sorted set: episodes that are over and all said → when they ended (ms). */
  readonly episodesOver: string;
  /** Hash: episode id → the episode, of those. */
  readonly episodesPast: string;
  /** Hash: home id → what was said of it. */
  readonly posts: string;
  /** Hash: home id → number of writes, for compare-and-set. */
  readonly postVersions: string;
  /** Hash: the token that may send now and when that is over. */
  readonly postClaim: string;
  /** Hash: silence id → the silence. */
  readonly silences: string;
  /** Hash: id of the owed hook → whether the outgoing webhook was told. */
  readonly hooks: string;
  /** Hash: the token that may tell the outgoing webhook now and when that is over. */
  readonly hookClaim: string;
  /** Hash: session id → who listens to whom. */
  readonly listenSessions: string;
  /** Hash: Slack user, contact and capabilities → the session id, of which there is one. */
  readonly listenPlaces: string;
  /** Hash: session id → number of writes, for compare-and-set. */
  readonly listenVersions: string;
  /** Hash: session id → what is true of it and what was said. */
  readonly listenStandings: string;
  /** Hash: the token that may follow the sessions now and when that is over. */
  readonly listenClaim: string;
  /** Hash: request id → who wants to listen to whom. */
  readonly listenRequests: string;
  /** Hash: request id → person and agent, of which there is one. */
  readonly listenRequestOwners: string;
  /** Sorted set: attempts of one person → when (ms). */
  listenAttempts(slackUserId: string): string;
  /** Text: when an attempt of one person was one too many (ms), the first within its time. */
  listenRefusals(slackUserId: string): string;
  /** Hash: the token that works on this line of this person and when that is over. */
  listenBusy(slackUserId: string, line: string): string;
  /** Hash: Slack user → the link. */
  readonly links: string;
  /** Hash: Slack user → the Connect user they are linked to. */
  readonly linkTargets: string;
  /** Hash: Connect user → the Slack user they are linked to. */
  readonly linkOwners: string;
  /** Hash: Slack user → who says so, `email` or `administrator`. */
  readonly linkKinds: string;
  /** Hash: Slack user → the other Connect user their e-mail was last seen to lead to. */
  readonly linkChanges: string;
  /** Hash: the token that looked through the links last and when it is time again. */
  readonly linkClaim: string;
  /** Hash: `version` and `settings`. */
  readonly settings: string;
  /** Hash: `person:<id>` or `channel:<id>` → a filter. */
  readonly views: string;
  /** Hash: contact id → `first-last`, when this hold was seen (ms); `#swept` → when the old ones went. */
  readonly holds: string;
  /** Hash: board id → the board. */
  readonly boards: string;
  /** Hash: board id → its channel and filter, of which there is one. */
  readonly boardPlaces: string;
  /** Hash: board id → what was shown of it last. */
  readonly boardsShown: string;
  /** Hash: board id → why it ends. */
  readonly boardEndings: string;
  /** Hash: the token that may look at the boards now and when that is over. */
  readonly boardClaim: string;
  /** Hash: watch id → the watch. */
  readonly watches: string;
  /** Hash: watch id → who watches which contact, of which there is one. */
  readonly watchOwners: string;
  /** Hash: watch id → number of writes, for compare-and-set. */
  readonly watchVersions: string;
  /** Hash: watch id → what is true of it, what is to be said and what was shown. */
  readonly watchStandings: string;
  /** Hash: watch id → when its watcher stopped it. */
  readonly watchStops: string;
  /** Hash: the token that may look at the watched contacts now and when that is over. */
  readonly watchClaim: string;
  /** Text: that something somebody did in Slack was taken. */
  interaction(id: string): string;
  /**
   * Stream: who did what, each entry under its number. Under a prefix of its own: of this key the bot
   * may do less than of all others (docs/redis-acl.md).
   */
  readonly auditChain: string;
  /** Hash: `version`, and as `settings` which head of the audit was posted, and is to be. */
  readonly auditHead: string;
  /** Hash: the token that may post it now and when that is over. */
  readonly auditClaim: string;
  /** Text: an answer of several pages and when it is over. */
  listing(id: string): string;
  /** Text: what one person may still import and when that is over. */
  importDraft(slackUserId: string, id: string): string;
  /** Hash: when the reading was taken, and the reading, packed. */
  reading(key: string): string;
  /** Hash: the token that may read now and when that is over. */
  readingClaim(key: string): string;
  /** Sorted set: the queues and channels in the history → when they were read last (ms). */
  readonly waitSeries: string;
  /** Text: samples of one series in an hour (of all time) that were not packed yet. */
  waitHour(series: string, hour: number): string;
  /** Text: a series on a day (of all time), packed. */
  waitDay(series: string, day: number): string;
  /** Hash: how far the history was tidied. */
  readonly waitTidied: string;
  /** Hash: the token that may sample and tidy now and when that is over. */
  readonly waitClaim: string;
  /** Hash: what the contact feed told of one contact; see feed-scripts. */
  feedContact(contactId: string): string;
  /** Sorted set by text: who waits, as the contact feed told. */
  readonly feedWaiting: string;
  /** Sorted set by text: who waited how long and was answered. */
  readonly feedAnswers: string;
  /** Hash: when the last event was noted, and how far the sets were looked through. */
  readonly feed: string;
}

/**
 * Every key the bot writes. All keys of a tenant carry the same hash tag, so that one script may
 * touch any of them on a Redis cluster.
 */
export function keysOf({ workspace, instance }: Tenant): TenantKeys {
  const whose = `{${plain(workspace)}/${plain(instance)}}`;
  const tag = `fw:${whose}`;
  return {
    rules: `${tag}:rules`,
    versions: `${tag}:versions`,
    states: `${tag}:states`,
    told: `${tag}:told`,
    unsayable: `${tag}:unsayable`,
    unsaid: `${tag}:unsaid`,
    notices: `${tag}:notices`,
    order: `${tag}:order`,
    journal: `${tag}:journal`,
    alertRules: `${tag}:alert-rules`,
    alertRuleRevisions: `${tag}:alert-rule-revisions`,
    alertRuleStamps: `${tag}:alert-rule-stamps`,
    alertRuleChanges: `${tag}:alert-rule-changes`,
    alertRuleVersions: (ruleId) => `${tag}:alert-rule-versions:${plain(ruleId)}`,
    alertRulesRemoved: `${tag}:alert-rules-removed`,
    alerts: `${tag}:alerts`,
    alertVersions: `${tag}:alert-versions`,
    episodes: `${tag}:episodes`,
    alertMessages: `${tag}:alert-messages`,
    episodesOver: `${tag}:episodes-over`,
    episodesPast: `${tag}:episodes-past`,
    posts: `${tag}:posts`,
    postVersions: `${tag}:post-versions`,
    postClaim: `${tag}:post-claim`,
    silences: `${tag}:silences`,
    hooks: `${tag}:hooks`,
    hookClaim: `${tag}:hook-claim`,
    listenSessions: `${tag}:listen-sessions`,
    listenPlaces: `${tag}:listen-places`,
    listenVersions: `${tag}:listen-versions`,
    listenStandings: `${tag}:listen-standings`,
    listenClaim: `${tag}:listen-claim`,
    listenRequests: `${tag}:listen-requests`,
    listenRequestOwners: `${tag}:listen-request-owners`,
    listenAttempts: (slackUserId) => `${tag}:listen-attempts:${plain(slackUserId)}`,
    listenRefusals: (slackUserId) => `${tag}:listen-refusals:${plain(slackUserId)}`,
    listenBusy: (slackUserId, line) => `${tag}:listen-busy:${plain(slackUserId)}:${digestOf(line)}`,
    links: `${tag}:links`,
    linkTargets: `${tag}:link-targets`,
    linkOwners: `${tag}:link-owners`,
    linkKinds: `${tag}:link-kinds`,
    linkChanges: `${tag}:link-changes`,
    linkClaim: `${tag}:link-claim`,
    settings: `${tag}:settings`,
    views: `${tag}:views`,
    holds: `${tag}:holds`,
    boards: `${tag}:boards`,
    boardPlaces: `${tag}:board-places`,
    boardsShown: `${tag}:boards-shown`,
    boardEndings: `${tag}:board-endings`,
    boardClaim: `${tag}:board-claim`,
    watches: `${tag}:watches`,
    watchOwners: `${tag}:watch-owners`,
    watchVersions: `${tag}:watch-versions`,
    watchStandings: `${tag}:watch-standings`,
    watchStops: `${tag}:watch-stops`,
    watchClaim: `${tag}:watch-claim`,
    interaction: (id) => `${tag}:interaction:${plain(id)}`,
    auditChain: `fw-audit:${whose}`,
    auditHead: `${tag}:audit-head`,
    auditClaim: `${tag}:audit-claim`,
    listing: (id) => `${tag}:listing:${plain(id)}`,
    importDraft: (slackUserId, id) => `${tag}:import-draft:${plain(slackUserId)}:${plain(id)}`,
    reading: (key) => `${tag}:reading:${brief(key)}`,
    readingClaim: (key) => `${tag}:reading-claim:${brief(key)}`,
    waitSeries: `${tag}:wait-series`,
    waitHour: (series, hour) => `${tag}:wait-hour:${plain(series)}:${hour}`,
    waitDay: (series, day) => `${tag}:wait-day:${plain(series)}:${day}`,
    waitTidied: `${tag}:wait-tidied`,
    waitClaim: `${tag}:wait-claim`,
    feedContact: (contactId) => `${tag}:feed-contact:${plain(contactId)}`,
    feedWaiting: `${tag}:feed-waiting`,
    feedAnswers: `${tag}:feed-answers`,
    feed: `${tag}:feed`,
  };
}

/** The ids of a thousand queues would be a key of 40 kB; what is as good as never the same is enough. */
function brief(key: string): string {
  return key.length <= 100 ? plain(key) : digestOf(key);
}

/** What was typed is kept nowhere: whether it was the same is enough. */
function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Ids hold no braces, colons or slashes; a strange one must not move the hash tag or meet another key. */
export function plain(id: string): string {
  return encodeURIComponent(id);
}
