const lineForm = /^([A-Z][A-Z0-9_]*)=/;

/** A part of .env.example under a `# --- Title. Words` line. */
export interface Group {
  title: string;
  /** The words behind the title. */
  words: string;
  /** Each variable with the comment lines directly above it. */
  variables: { name: string; comment: string }[];
}

/**
 * The groups of .env.example, in its order.
 * @throws Error when a variable stands above the first group, or twice
 */
export function envGroups(text: string): Group[] {
  const groups: Group[] = [];
  const seen = new Set<string>();
  let comment: string[] = [];
  for (const line of text.split('\n')) {
    const head = /^# --- ([^.(]+?)(?:\.| (?=\()|$)\s*(.*)$/.exec(line);
    const name = lineForm.exec(line)?.[1];
    if (head) groups.push({ title: head[1]!, words: head[2]!, variables: [] });
    else if (line.startsWith('# ')) {
      comment.push(line.slice(2));
      continue;
    } else if (name !== undefined) {
      const group = groups.at(-1);
      if (!group || seen.has(name))
        throw new Error(`.env.example: ${name} stands ${group ? 'twice' : 'in no group'}`);
      seen.add(name);
      group.variables.push({ name, comment: comment.join(' ') });
    }
    comment = [];
  }
  return groups;
}
