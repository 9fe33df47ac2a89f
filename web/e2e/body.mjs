/** Finds places of the drawing on the screen, so that tests can click like a person. */

import { catalogue } from './program.mjs';

/** All drawn regions of a view with the person's side and a point inside of each. */
export async function regionsOf(page, program, view) {
  const map = await catalogue(program, '/api/body_map');
  const atlas = await catalogue(program, '/api/atlas');
  const paired = new Map(atlas.regions.map((region) => [region.id, region.paired]));
  const drawing = map.views[view === 'left' || view === 'right' ? 'side' : view];
  const sign = view === 'left' ? drawing.screen_x_sign_left : drawing.screen_x_sign;
  return drawing.regions.map((region) => {
    const own = region.side === 'near' ? view : region.side;
    const side = paired.get(region.region) ? own : null;
    const [x, y] = region.anchor;
    return {
      region: region.region,
      required: region.required !== false,
      side,
      key: `${region.region}|${side ?? ''}`,
      at: [x * sign, y],
    };
  });
}

/** Screen position of a point of the drawing. */
export async function screenPoint(page, [x, y]) {
  return page.locator('svg.paintable').evaluate(
    (svg, at) => {
      const p = new DOMPoint(at[0] * 1000, at[1] * 1000).matrixTransform(svg.getScreenCTM());
      return { x: p.x, y: p.y };
    },
    [x, y],
  );
}

export const viewWords = { front: 'Front', back: 'Back', right: 'Right side', left: 'Left side' };

export const viewButton = (page, view) =>
  page.getByRole('group', { name: 'View' }).getByRole('button', { name: viewWords[view] });
