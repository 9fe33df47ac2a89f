/** Front, back and both sides; a number tells of painted places that only another view shows. */
import type { BodyMapData } from '../engine/engine';
import type { Spot, ViewName } from '../atlas/map.model';
import { useText } from '../texts/text';
import { hiddenCount } from './resultMap.model';

const views: ViewName[] = ['front', 'back', 'right', 'left'];

type Props = {
  map: BodyMapData;
  view: ViewName;
  painted: readonly Spot[];
  onShow: (view: ViewName) => void;
};

export function ViewSwitch({ map, view, painted, onShow }: Props) {
  const t = useText('paint');
  return (
    <div className="views">
      <div className="seg" role="group" aria-label={t('views')}>
        {views.map((own) => {
          const count = own === view ? 0 : hiddenCount(map, own, view, painted);
          return (
            <button key={own} type="button" aria-pressed={own === view} onClick={() => onShow(own)}>
              {t(`view.${own}`)}
              {count > 0 ? (
                <>
                  <span className="vh">{t('view_more', { count })}</span>
                  <span className="count" aria-hidden="true">
                    {count}
                  </span>
                </>
              ) : null}
            </button>
          );
        })}
      </div>
    </div>
  );
}
