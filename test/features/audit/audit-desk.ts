import type { Act } from '../../../src/access/act.ts';
import { auditRoad } from '../../../src/features/audit/index.ts';
import { isMisunderstood } from '../../../src/grammar/misunderstood.ts';
import { readWords } from '../../../src/grammar/words.ts';
import { FakePrivateMessages } from '../../fakes/private-messages.ts';
import { anAsker } from '../../fixtures/asker.ts';
import { settingsDesk } from '../agents/settings/settings-desk.ts';

/** The roads of the audit by fakes, asked by an administrator. */
export function auditDesk() {
  const desk = settingsDesk();
  const privateMessages = new FakePrivateMessages();
  const tenant = { workspace: 'T0FLOOR001', instance: 'i-1' };
  const asker = anAsker({ isAdministrator: true });
  const road = auditRoad({ ...desk.ports, privateMessages });
  const understand = (line: string) => {
    const words = readWords(line);
    if (words.kind === 'problem') throw new Error(words.problem);
    return road.understand(words.words, asker.caller);
  };
  const errand = (line: string) => {
    const understood = understand(line);
    if (isMisunderstood(understood)) throw new Error(understood.problem);
    return understood;
  };
  return {
    ...desk,
    tenant,
    privateMessages,
    needs: (line: string): Act => errand(line).needs,
    /** What is said where a line is not understood. */
    problem: (line: string) => {
      const understood = understand(line);
      return isMisunderstood(understood) ? understood.problem : '';
    },
    /** The blocks of the answer, as one text. */
    say: async (line: string): Promise<string> => {
      const answer = await errand(line).run(asker);
      return answer.kind === 'said' ? JSON.stringify(answer.message.blocks) : '';
    },
  };
}
