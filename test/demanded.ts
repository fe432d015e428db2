/** Whether FLOORWALKER_REQUIRE demands a program that tests are else left out without: `chromium,promtool`. */
export function isDemanded(
  program: 'chromium' | 'promtool',
  { FLOORWALKER_REQUIRE = '' }: Readonly<Record<string, string | undefined>>,
): boolean {
  return FLOORWALKER_REQUIRE.split(/[\s,]+/u).includes(program);
}
