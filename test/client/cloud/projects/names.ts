/** As many names as an account may have projects, sorted as the service lists them: five teams with four systems each, and parts of these. */
export function manyNames(count = 5_000): string[] {
  const teams = ['billing', 'catalog', 'orders', 'search', 'web'];
  const systems = ['api', 'jobs', 'site', 'tools'];
  return Array.from({ length: count }, (_, index) => {
    const team = teams[index % teams.length];
    const system = systems[Math.floor(index / teams.length) % systems.length];
    return `${team}-${system}-${String(index).padStart(4, '0')}`;
  }).sort();
}
