/** What Slack is to us, on one page. Features know this and nothing behind it. */
import type { Chart } from '../blocks/chart.ts';
import type { Message } from '../blocks/message.ts';
import type { Readers, SlackChannel, SlackPerson, SlackUserGroup } from '../domain/people.ts';

/** People and channels of one workspace. Throws BotError `slack_…`. */
export interface SlackPeople {
  person(workspace: string, userId: string): Promise<SlackPerson>;
  channel(workspace: string, channelId: string): Promise<SlackChannel>;
  /** The account with this e-mail address; undefined when there is none. */
  personByEmail(workspace: string, email: string): Promise<SlackPerson | undefined>;
  /** Whether somebody is in a user group; remembered for a minute at most. */
  isInGroup(workspace: string, groupId: string, userId: string): Promise<boolean>;
  /** The user groups that are in use, by handle; remembered for a minute at most. Needs the optional scope: `slack_denied` without. */
  userGroups(workspace: string): Promise<readonly SlackUserGroup[]>;
  /** Who reads a channel; remembered for a minute at most. `unknown` when it cannot be told. */
  readersOf(workspace: string, channelId: string): Promise<Readers>;
}

/** A message for one person, with what identifies it when it is looked for again. */
export interface PrivateNote extends Message {
  /** Slack message metadata `floorwalker_watch` and so on carries the id. */
  readonly kind: 'watch' | 'session' | 'notice' | 'link' | 'trouble';
  readonly eventId: string;
}

/** Where a message to one person stands. */
export interface PrivatePlace {
  /** The direct message with the bot. */
  readonly channelId: string;
  readonly messageTs: string;
}

/** What one person gets from the bot alone: no retries, finite timeout. Throws BotError `slack_…`. */
export interface PrivateMessages {
  /** A new message in the direct message with the bot: it notifies. */
  post(workspace: string, userId: string, note: PrivateNote): Promise<PrivatePlace>;
  /** Changes a message in its place: it notifies nobody. */
  update(workspace: string, place: PrivatePlace, note: PrivateNote): Promise<void>;
  /** A reply in the thread of a message: it notifies where it mentions the person. */
  reply(workspace: string, place: PrivatePlace, note: PrivateNote): Promise<void>;
  /** A file in the direct message with the bot. */
  sendFile(workspace: string, userId: string, file: PrivateFile): Promise<void>;
}

export interface PrivateFile {
  readonly name: string;
  /** A text goes as UTF-8. */
  readonly content: string | Uint8Array;
  readonly type: 'text/csv' | 'image/png' | 'application/jsonl' | 'application/yaml';
  /** What a picture shows, for screen readers. */
  readonly altText?: string;
  /** What the bot says with it, for mrkdwn. */
  readonly comment: string;
}

/** Paints charts where they cannot be shown as blocks. */
export interface ChartPainter {
  /** All of them in one picture, one below the other (PNG); undefined where this machine cannot paint. */
  paint(charts: readonly Chart[]): Promise<Uint8Array | undefined>;
}

/** A message for a channel, with what identifies it when it is looked for again. */
export interface Announcement extends Message {
  /** Slack message metadata `floorwalker_alert` and so on carries the id. */
  readonly kind: 'alert' | 'board' | 'audit' | 'trouble';
  readonly eventId: string;
  /**
   * `colleagues`: refused (`slack_channel_unfit`) where the channel is not known to be internal.
   * `anyone`: holds nothing that others may not read, so it goes out anywhere.
   */
  readonly fitFor: 'colleagues' | 'anyone';
}

/** Says things in channels: no retries, finite timeout. Throws BotError `slack_…`. */
export interface Announcer {
  /** Returns the message's `ts`. */
  post(
    workspace: string,
    channelId: string,
    announcement: Announcement,
  ): Promise<{ readonly messageTs: string }>;
  update(
    workspace: string,
    channelId: string,
    messageTs: string,
    announcement: Announcement,
  ): Promise<void>;
  /** A reply in the thread of a message; a broadcast one is shown in the channel too, and notifies there. */
  reply(
    workspace: string,
    channelId: string,
    threadTs: string,
    announcement: Announcement,
    how: { readonly isBroadcast: boolean },
  ): Promise<{ readonly messageTs: string }>;
  /**
   * The `ts` of our own messages that carry this id, oldest first: whether something was said whose
   * end is not known. `may-not-read`: the scope to read that channel's history was not granted.
   */
  find(
    workspace: string,
    channelId: string,
    wanted: WantedMessage,
  ): Promise<readonly string[] | 'may-not-read'>;
  /** Takes one of our own messages away; one that is gone already is fine. */
  remove(workspace: string, channelId: string, messageTs: string): Promise<void>;
}

export interface WantedMessage {
  readonly kind: Announcement['kind'];
  readonly eventId: string;
  /** It was not said before this. */
  readonly since: Date;
  /** Nor after this; undefined: until now. A busy channel is looked through sooner. */
  readonly until?: Date | undefined;
  /** Among the replies to this message; undefined: in the channel itself. */
  readonly threadTs?: string | undefined;
}

/** Whether Slack answers at all, and what the installation may do. */
export interface SlackStanding {
  /** auth.test. `scopes`: what was granted; undefined where Slack does not say. Throws BotError `slack_…`. */
  look(): Promise<{ readonly scopes: readonly string[] | undefined }>;
}

/** Files that people choose in a form. Throws BotError `slack_…`. */
export interface SlackFiles {
  /** Whether they can be read: the scope is optional. False where Slack does not say. */
  mayRead(workspace: string): Promise<boolean>;
  /** What stands in a file, if this person uploaded it and it is not too large. */
  readText(
    workspace: string,
    fileId: string,
    about: { readonly uploadedBy: string; readonly mostBytes: number },
  ): Promise<FileText>;
}

export type FileText =
  | { readonly kind: 'text'; readonly text: string }
  /** There is none, or it is of somebody else: which of the two is not told. */
  | { readonly kind: 'no-file' }
  | { readonly kind: 'too-large' };
