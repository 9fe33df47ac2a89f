/** The number to call, kept on this computer only. */
import { useState } from 'react';
import { dialable, emergencyNumberDefault } from './flag.model';

export const numberKey = 'unknot.emergency_number';

function stored(): string {
  try {
    return dialable(localStorage.getItem(numberKey) ?? '') ?? emergencyNumberDefault;
  } catch {
    return emergencyNumberDefault;
  }
}

export function useEmergencyNumber(): { number: string; save: (typed: string) => boolean } {
  const [number, setNumber] = useState(stored);
  const save = (typed: string) => {
    const digits = dialable(typed);
    if (digits === null) return false;
    try {
      localStorage.setItem(numberKey, digits);
    } catch {
      // Without storage the number still holds for this visit.
    }
    setNumber(digits);
    return true;
  };
  return { number, save };
}
