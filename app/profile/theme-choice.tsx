"use client";

import { useReader } from "@/components/reader";
import { themes, type Theme } from "@/components/theme";
import { FieldSet } from "@/components/ui/field";
import { Radio } from "@/components/ui/checkbox";

const words: Record<Theme, string> = { system: "As the system", light: "Light", dark: "Dark" };

export function ThemeChoice() {
  const { theme, setTheme } = useReader();
  return (
    <FieldSet legend="Colours of Leasehold on this device">
      {themes.map((one) => (
        <Radio
          key={one}
          name="theme"
          value={one}
          label={words[one]}
          checked={theme === one}
          onChange={() => setTheme(one)}
        />
      ))}
    </FieldSet>
  );
}
