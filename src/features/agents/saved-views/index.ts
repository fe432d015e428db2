import type { Act } from '../../../access/act.ts';
import { type Road, road } from '../../road.ts';
import { parseForget, parseSave, type SavedFor } from './intent.ts';
import { forgetView, type SavedViewPorts, saveView } from './saved-view.ts';
import { savedViewView } from './view.ts';

/** `/agents save` and `/agents forget`: what a person sees when they name nothing, and what a channel starts from. */
export function savedViewRoads(ports: SavedViewPorts): Readonly<Record<'save' | 'forget', Road>> {
  return {
    save: road({
      parse: parseSave,
      needs: actFor,
      run: (intent, asker) => saveView(ports, intent, asker),
      view: savedViewView,
    }),
    forget: road({
      parse: parseForget,
      needs: actFor,
      run: (intent, asker) => forgetView(ports, intent, asker),
      view: savedViewView,
    }),
  };
}

/** One's own view is one's own; what a channel starts from concerns all who are in it. */
function actFor({ savedFor }: { readonly savedFor: SavedFor }): Act {
  return { kind: savedFor === 'channel' ? 'change-settings' : 'see-agents' };
}
