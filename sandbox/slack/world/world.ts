import type { Clock } from '../../../src/ports/ground.ts';
import type { SandboxChannel, SandboxPerson } from '../../cast.ts';
import type { SandboxClock } from '../../clock.ts';
import { Changes } from './changes.ts';
import { Conversations } from './conversations.ts';
import { Faults } from './faults.ts';
import type { Manifest, StoredFile, UserGroup } from './model.ts';
import { Offers } from './offers.ts';
import { People, type WorkspaceFacts } from './people.ts';
import { Posts } from './posts.ts';
import { ResponseUrls } from './response-urls.ts';
import { Serials } from './serials.ts';
import { usualSettings, type WorkspaceSettings } from './settings.ts';
import { Triggers } from './triggers.ts';
import { Views } from './views.ts';

export interface WorldOptions {
  readonly clock: SandboxClock;
  /** For the limits on programs: acknowledgements and trigger ids. */
  readonly wall: Clock;
  readonly facts: WorkspaceFacts;
  readonly cast: readonly SandboxPerson[];
  readonly channels: readonly SandboxChannel[];
  readonly groups: readonly UserGroup[];
  readonly guestChannels: readonly string[];
  readonly manifest: Manifest;
  readonly scopes: readonly string[];
  readonly triggerMilliseconds: number;
  readonly settings: Partial<WorkspaceSettings>;
}

/** The whole state of the stand-in's workspace; tests may look at everything in it. */
export class World {
  readonly clock: SandboxClock;
  readonly wall: Clock;
  readonly facts: WorkspaceFacts;
  readonly manifest: Manifest;
  readonly scopes: Set<string>;
  readonly changes = new Changes();
  readonly faults = new Faults();
  readonly files = new Map<string, StoredFile>();
  readonly offers = new Offers();
  readonly settings: WorkspaceSettings;
  readonly serials: Serials;
  readonly people: People;
  readonly conversations: Conversations;
  readonly posts: Posts;
  readonly views: Views;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;

  constructor(options: WorldOptions) {
    this.clock = options.clock;
    this.wall = options.wall;
    this.facts = options.facts;
    this.manifest = options.manifest;
    this.scopes = new Set(options.scopes);
    this.settings = { ...usualSettings, ...options.settings };
    this.serials = new Serials(this.clock);
    this.people = new People(this.facts, options.cast, options.groups);
    this.conversations = new Conversations(
      this.facts,
      this.people,
      options.channels,
      options.guestChannels,
    );
    this.posts = new Posts(this);
    this.views = new Views(this.serials, this.changes);
    this.triggers = new Triggers(this.wall, this.serials, options.triggerMilliseconds);
    this.responseUrls = new ResponseUrls(this.clock, this.serials);
  }
}
