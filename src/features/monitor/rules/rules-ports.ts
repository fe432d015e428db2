import type { Identity } from '../../../access/identity.ts';
import type { Directory } from '../../../ports/connect.ts';
import type { PrivateMessages } from '../../../ports/slack.ts';
import type { ListenRequests, ListenSessions } from '../../../stores/listening.ts';
import type { SettingsPorts } from '../../change-settings.ts';

/** What the rules of listening need beside the memory: who and what they name, and who listens now. */
export interface RulesPorts extends SettingsPorts {
  readonly directory: Directory;
  readonly identity: Identity;
  readonly listenSessions: ListenSessions;
  readonly listenRequests: ListenRequests;
  readonly privateMessages: PrivateMessages;
}
