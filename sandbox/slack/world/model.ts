import type { Json } from '../json.ts';

/** A person or bot of the workspace, or a stranger seen through a shared channel. Tests may change what is not readonly. */
export interface SlackUser {
  readonly id: string;
  /** What one types after the @. */
  readonly handle: string;
  readonly name: string;
  email: string | undefined;
  readonly role: string;
  /** Another workspace's id for strangers. */
  readonly teamId: string;
  readonly isBot: boolean;
  isGuest: boolean;
  readonly isStranger: boolean;
  /** An IANA name. */
  timeZone: string;
  isDeleted: boolean;
}

export interface UserGroup {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  userIds: readonly string[];
}

/** A channel, or a direct message between one person and the bot. Tests may change what is not readonly. */
export interface Conversation {
  readonly id: string;
  readonly name: string;
  readonly kind: 'channel' | 'dm';
  readonly topic: string;
  isPrivate: boolean;
  isArchived: boolean;
  isExternallyShared: boolean;
  readonly members: Set<string>;
  /** The person of a direct message. */
  readonly userId?: string;
}

export interface StoredFile {
  readonly id: string;
  /** Who uploaded it. */
  readonly userId: string;
  readonly name: string;
  title: string;
  readonly altText: string;
  readonly bytes: Uint8Array;
}

export interface Post {
  readonly ts: string;
  readonly channelId: string;
  readonly threadTs: string | undefined;
  /** A reply that is shown in the channel as well. */
  readonly isBroadcast: boolean;
  readonly userId: string;
  readonly isBot: boolean;
  text: string;
  blocks: readonly Json[];
  attachments: readonly Json[];
  metadata: Json | undefined;
  readonly files: readonly StoredFile[];
  /** Only this person sees it; undefined = everybody in the conversation. */
  readonly onlyFor: string | undefined;
  edits: number;
  /** What people chose in its selects and inputs: user id → block id → action id → value. */
  readonly state: Map<string, Record<string, Record<string, Json>>>;
}

/** What a new post or an edit says. */
export interface Content {
  readonly text: string;
  readonly blocks: readonly Json[];
  readonly attachments?: readonly Json[];
  readonly metadata?: Json | undefined;
}

export interface PhoneBuzz {
  readonly at: Date;
  readonly userId: string;
  readonly channelId: string;
  readonly ts: string;
  readonly text: string;
  readonly why: 'direct-message' | 'mention' | 'channel-post';
}

/** The parts of an app manifest that the stand-in obeys. */
export interface Manifest {
  readonly commands: readonly ManifestCommand[];
  readonly scopes: readonly string[];
  readonly events: readonly string[];
  readonly shortcuts: readonly { readonly callbackId: string; readonly type: string }[];
  readonly hasHomeTab: boolean;
  /** Over HTTP selects that search ask only where such an address is set. */
  readonly hasOptionsUrl: boolean;
}

export interface ManifestCommand {
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
  readonly shouldEscape: boolean;
}
