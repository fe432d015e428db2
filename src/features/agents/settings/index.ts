import type { Act } from '../../../access/act.ts';
import { type Road, road } from '../../road.ts';
import { manageAccess } from './access.ts';
import { parseAccess } from './access-intent.ts';
import { accessView } from './access-view.ts';
import { manageLimits } from './limits.ts';
import { parseLimits } from './limits-intent.ts';
import { limitsView } from './limits-view.ts';
import { manageNames } from './names.ts';
import { parseNames } from './names-intent.ts';
import { namesView } from './names-view.ts';
import type { AgentSettingsPorts } from './settings-ports.ts';

/** `/agents limits`, `access` and `names`: what administrators set. */
export function settingsRoads(
  ports: AgentSettingsPorts,
): Readonly<Record<'limits' | 'access' | 'names', Road>> {
  return {
    limits: road({
      parse: parseLimits,
      needs: actFor,
      run: (intent, asker) => manageLimits(ports, intent, asker),
      view: limitsView,
    }),
    access: road({
      parse: parseAccess,
      needs: actFor,
      run: (intent, asker) => manageAccess(ports, intent, asker),
      view: accessView,
    }),
    names: road({
      parse: parseNames,
      needs: actFor,
      run: (intent, asker) => manageNames(ports, intent, asker),
      view: namesView,
    }),
  };
}

/** Whoever may see agents may see by which rules; changing them takes an administrator. */
function actFor(intent: { readonly kind: string }): Act {
  return { kind: intent.kind === 'show' ? 'see-agents' : 'change-settings' };
}
