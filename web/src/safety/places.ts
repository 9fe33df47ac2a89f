/** The painted places in a few words, for the sentence above the questions. */

const namesMax = 2;

export function placesLead(
  places: readonly { region: string; nrs_0_10: number | null }[],
  regions: readonly { id: string; name: string }[],
): { names: string[]; more: number } {
  const painted = places.filter((place) => (place.nrs_0_10 ?? 0) > 0);
  const ids = [...new Set(painted.map((place) => place.region))];
  const names = ids.flatMap((id) => {
    const region = regions.find((own) => own.id === id);
    return region ? [region.name] : [];
  });
  return { names: names.slice(0, namesMax), more: Math.max(0, names.length - namesMax) };
}
