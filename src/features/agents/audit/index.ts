import { misunderstood } from '../../../grammar/misunderstood.ts';
import type { Word } from '../../../grammar/words.ts';
import type { AuditLog } from '../../../stores/floor.ts';
import { type Road, road } from '../../road.ts';
import { readAudit } from './read-audit.ts';
import { auditView } from './view.ts';

/** `/agents audit`: what was done through Floorwalker, for administrators. */
export function auditRoad(ports: { readonly audit: AuditLog; readonly instance: string }): Road {
  return road({
    parse: parseAudit,
    needs: () => ({ kind: 'change-settings' }),
    run: (_intent, asker) => readAudit(ports, asker),
    view: auditView,
  });
}

/** `audit` takes nothing more. */
function parseAudit(words: readonly Word[]) {
  return words.length === 0
    ? ({ kind: 'audit' } as const)
    : misunderstood('The audit is shown as a whole: type audit and nothing after it.');
}
