import { count } from '../../../blocks/text.ts';
import type { Rule } from '../../../domain/alerting/rule.ts';
import { codeOf } from '../../../domain/errors.ts';
import { namesIfAny } from '../../../floor/names-if-any.ts';
import type { Asker } from '../../answer.ts';
import { audited } from '../../audited.ts';
import { tenantOf } from '../../kept-listing.ts';
import type { FilePorts } from './import-ports.ts';
import type { ExportIntent } from './intent.ts';
import { namesForFile } from './names-for-file.ts';
import { ruleFile } from './write-file.ts';

export interface ExportReport {
  /** `empty`: there was nothing to send. */
  readonly kind: 'exported' | 'export-empty';
  readonly whose: ExportIntent['whose'];
  readonly rules: number;
  /** The whole file, which is shown where it is short. */
  readonly text: string;
  /** Names were not there, so that ids stand for them. */
  readonly isByIds: boolean;
}

/**
 * Sends rules as a file to whoever asked, written down before: what cannot be written down is not
 * sent. Throws BotError `redis_unavailable`, `slack_…`; without the scope for files `slack_denied`.
 */
export async function exportRules(
  ports: FilePorts,
  { whose }: ExportIntent,
  asker: Asker,
): Promise<ExportReport> {
  const tenant = tenantOf(ports, asker);
  const { workspace, userId } = asker.caller;
  const all = await ports.ruleStore.list(tenant);
  const rules = all.filter((rule) => whose === 'all' || rule.ownerId === userId);
  const known = await namesIfAny(ports);
  const names = known && (await namesForFile(ports, known, asker));
  const isByIds = names === undefined || names.missing.length > 0;
  const channels = await channelNames(ports, workspace, rules);
  const text = ruleFile(rules.map(withoutState), { names, channels });
  const report = { whose, rules: rules.length, text, isByIds };
  if (rules.length === 0) return { kind: 'export-empty', ...report };
  const about = `${count(rules.length, 'rule')}, ${whose === 'all' ? 'of everybody' : 'their own'}`;
  const deed = { tenant, who: userId, act: 'export-rules', about } as const;
  await audited(ports, deed, () =>
    ports.privateMessages.sendFile(workspace, userId, {
      name: fileName(ports.clock.now()),
      type: 'application/yaml',
      content: text,
      comment: `${count(rules.length, 'rule')} of Floorwalker. Change the file and read it again with \`alerts import\`: the difference is shown before anything is changed.`,
    }),
  );
  return { kind: 'exported', ...report };
}

/** More are looked up by nobody who waits for an answer. */
const mostChannels = 30;

/** Names of Slack channels for the comments of a file; those that cannot be read are left out. */
async function channelNames(
  { people }: FilePorts,
  workspace: string,
  rules: readonly Rule[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rules.map(({ slackChannelId }) => slackChannelId))];
  const read = ids.slice(0, mostChannels).map(async (id) => {
    const name = await people.channel(workspace, id).then(
      (channel) => channel.name,
      (error: unknown) => {
        if (codeOf(error) === undefined) throw error;
        return undefined;
      },
    );
    return name === undefined ? [] : [[id, name] as const];
  });
  return new Map((await Promise.all(read)).flat());
}

/** Whose a rule is and whether it is paused are no part of what it says. */
function withoutState(rule: Rule) {
  const { tenant: _t, ownerId: _o, createdAt: _c, revision: _r, ...spec } = rule;
  return spec;
}

/** `rules-20261122T090000Z.yaml`. */
function fileName(at: Date): string {
  return `rules-${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z.yaml`;
}
