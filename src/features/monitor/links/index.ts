import type { Act } from '../../../access/act.ts';
import { type Road, road } from '../../road.ts';
import { parseLink, parseLinks, parseUnlink, parseWhoami } from './intent.ts';
import { linkUser } from './link-user.ts';
import { linkView } from './link-view.ts';
import type { LinksPorts } from './links-ports.ts';
import { listLinks } from './list-links.ts';
import { linksView } from './list-view.ts';
import { unlinkUser } from './unlink-user.ts';
import { unlinkView } from './unlink-view.ts';
import { whoAmI } from './whoami.ts';
import { whoamiView } from './whoami-view.ts';

export type { LinksPorts } from './links-ports.ts';
export { createLinkSweep, type SweepPorts } from './sweep.ts';

/** Who is who: `whoami` for everybody, about themselves; `link`, `unlink` and `links` for administrators. */
export function linkRoads(
  ports: LinksPorts,
): Readonly<Record<'whoami' | 'link' | 'unlink' | 'links', Road>> {
  return {
    whoami: road({
      parse: parseWhoami,
      needs: () => ({ kind: 'see-queues' }),
      run: (_intent, asker) => whoAmI(ports, asker),
      view: whoamiView,
    }),
    link: road({
      parse: parseLink,
      needs: forAdministrators,
      run: (intent, asker) => linkUser(ports, intent, asker),
      view: linkView,
    }),
    unlink: road({
      parse: parseUnlink,
      needs: forAdministrators,
      run: (intent, asker) => unlinkUser(ports, intent, asker),
      view: unlinkView,
    }),
    links: road({
      parse: parseLinks,
      needs: forAdministrators,
      run: (intent, asker) => listLinks(ports, intent, asker),
      view: linksView,
    }),
  };
}

function forAdministrators(): Act {
  return { kind: 'change-settings' };
}
