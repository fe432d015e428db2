import type { Names } from '../../../domain/contact-centre.ts';
import type { Directory } from '../../../ports/connect.ts';
import type { Ids } from '../../../ports/ground.ts';
import type { PrivateMessages, SlackFiles } from '../../../ports/slack.ts';
import type { ImportDrafts, RuleStore } from '../../../stores/alerting.ts';
import type { AuditPorts } from '../../audited.ts';
import type { ChannelPorts } from '../form/channel-trouble.ts';
import type { Difference } from './difference.ts';
import type { FileProblem } from './read-file.ts';
import type { CasesRun } from './run-file-cases.ts';

export interface FilePorts extends ChannelPorts, AuditPorts {
  readonly ruleStore: RuleStore;
  readonly importDrafts: ImportDrafts;
  readonly directory: Directory;
  readonly privateMessages: PrivateMessages;
  readonly slackFiles: SlackFiles;
  readonly ids: Ids;
}

/** What keeps a file from being applied, beside what is wrong in it. */
export interface ImportObstacle {
  /** Undefined for a rule that the file does not hold. */
  readonly line: number | undefined;
  readonly ruleId: string | undefined;
  readonly problem: string;
}

export type ImportReport =
  | {
      readonly kind: 'file-problems';
      readonly problems: readonly FileProblem[];
      readonly more: number;
    }
  | { readonly kind: 'nothing-new'; readonly unchanged: number; readonly cases: CasesRun }
  | {
      readonly kind: 'difference';
      readonly difference: Difference;
      readonly names: Names;
      readonly obstacles: readonly ImportObstacle[];
      readonly cases: CasesRun;
      /** Behind Apply; undefined where it cannot be applied. */
      readonly draftId: string | undefined;
      /** The rule somebody changed while this person looked. */
      readonly overtakenBy: string | undefined;
    }
  | {
      readonly kind: 'applied';
      readonly added: readonly string[];
      readonly changed: readonly string[];
      readonly removed: readonly string[];
    }
  | { readonly kind: 'draft-over' }
  | { readonly kind: 'no-file' | 'too-large' }
  | { readonly kind: 'too-many' };

/** More than any file of rules, bytes. */
export const mostFileBytes = 1_000_000;

/** How long a difference may be looked at before it is applied. */
export const draftSeconds = 15 * 60;
