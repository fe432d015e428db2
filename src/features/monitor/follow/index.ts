export type { FollowPorts } from './scene.ts';
export { createFollower } from './tick.ts';
