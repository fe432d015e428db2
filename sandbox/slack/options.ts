import type { Clock } from '../../src/ports/ground.ts';
import type { SandboxChannel, SandboxPerson } from '../cast.ts';
import type { SandboxClock } from '../clock.ts';
import type { RateSettings } from './web-api/rate-limits.ts';
import type { UserGroup } from './world/model.ts';
import type { WorkspaceFacts } from './world/people.ts';
import type { WorkspaceSettings } from './world/settings.ts';

export interface SlackOptions {
  readonly clock: SandboxClock;
  /** The parsed manifest.yml. */
  readonly manifest: unknown;
  readonly delivery:
    | { readonly kind: 'http'; readonly requestUrl?: string; readonly signingSecret: string }
    | { readonly kind: 'socket'; readonly appToken: string };
  readonly botToken: string;
  /** What the installation was granted; default: what the manifest asks for, optional scopes too. */
  readonly scopes?: readonly string[];
  /** 0 = a free one (default). */
  readonly port?: number;
  readonly workspace?: WorkspaceFacts;
  readonly cast?: readonly SandboxPerson[];
  readonly channels?: readonly SandboxChannel[];
  readonly userGroups?: readonly UserGroup[];
  /** Channels guests are in; default: general and the shared one. */
  readonly guestChannels?: readonly string[];
  readonly rates?: Partial<RateSettings>;
  /** Where this workspace differs from the usual one; can be changed later, too. */
  readonly settings?: Partial<WorkspaceSettings>;
  /** The machine's clock, for what programs must do in time. */
  readonly wall?: Clock;
  /** Default 3000, Slack's limit. */
  readonly ackMilliseconds?: number;
  /** Default 3000, Slack's limit. */
  readonly triggerMilliseconds?: number;
  /** Default 10, Slack's limit. */
  readonly maximumSockets?: number;
  /** How many API calls the log remembers; default 2000. */
  readonly loggedCalls?: number;
}
