/** One calm line where the chest is painted: the heart can feel like this, and when to call. */
import { useEmergencyNumber } from '../safety/emergencyNumber';
import { useText } from '../texts/text';
import { Note } from '../ui/blocks';
import { mayBeHeart } from './chest.model';
import type { Place } from './result.model';

export function ChestNote({ places }: { places: readonly Place[] }) {
  const t = useText('result');
  const { number } = useEmergencyNumber();
  if (!mayBeHeart(places)) return null;
  return (
    <div className="soon-note">
      <Note tone="calm">
        <p>
          {t('chest.text')} {t('chest.when')}{' '}
          <a href={`tel:${number}`}>{t('chest.call', { number })}</a>
        </p>
      </Note>
    </div>
  );
}
