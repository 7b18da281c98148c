using System.Text;

namespace Musubi.Modules.Imports.Sheets;

/// <summary>
/// Text with separators (RFC 4180, and what Excel makes of it): quotes doubled inside quotes, line feeds inside quotes, <c>="007"</c> for figures
/// that keep their noughts. A line number is where the row begins.
/// </summary>
internal static class CsvReader
{
    public static IEnumerable<SheetRow> Read(TextReader text, char delimiter)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var buffer = new char[32 << 10];
        int at = 0, filled = 0, line = 1, start = 1, quoteLine = 0;
        bool quoted = false, wasQuoted = false, broken = false;

        while (true)
        {
            var c = Next();
            if (quoted)
            {
                if (c == '"')
                {
                    if (Peek() == '"')
                        cell.Append((char)Next());
                    else
                        quoted = false;
                    continue;
                }
                if (c < 0 || cell.Length >= Sheet.MostCell)
                {
                    yield return new(quoteLine, [], ImportWords.QuoteNotClosed(quoteLine), IsEnd: true);
                    yield break;
                }
                if (c == '\n')
                    line++;
                Take((char)c);
                continue;
            }
            if (c == '"' && (cell.Length == 0 || (cell.Length == 1 && cell[0] == '=')) && !wasQuoted)
            {
                cell.Clear();
                (quoted, wasQuoted, quoteLine) = (true, true, line);
            }
            else if (c == delimiter)
                EndCell();
            else if (c is '\n' or '\r' or < 0)
            {
                if (c == '\r' && Peek() == '\n')
                    Next();
                if (c >= 0 || cell.Length > 0 || cells.Count > 0)
                    EndCell();
                if (cells.Count > Sheet.MostColumns && cells.FindLastIndex(x => x.Length > 0) >= Sheet.MostColumns)
                {
                    yield return new(start, [], ImportWords.TooManyColumns(cells.Count, Sheet.MostColumns), IsEnd: true);
                    yield break;
                }
                if (cells.Exists(x => x.Length > 0))
                    yield return new(start, [.. cells], broken ? ImportWords.BrokenCharacters : null);
                if (c < 0)
                    yield break;
                cells.Clear();
                broken = false;
                start = ++line;
            }
            else if (cell.Length >= Sheet.MostCell || cells.Count > Sheet.MostColumns * 16)
            {
                yield return new(start, [], cell.Length >= Sheet.MostCell ? ImportWords.CellTooLong(Sheet.MostCell) : ImportWords.TooManyColumns(cells.Count, Sheet.MostColumns), IsEnd: true);
                yield break;
            }
            else
                Take((char)c);
        }

        void Take(char c)
        {
            broken |= c is '\0' or '\uFFFD';
            cell.Append(c);
        }

        void EndCell()
        {
            // More cells than any table has are counted, not kept.
            cells.Add(cell.Length == 0 ? "" : wasQuoted ? cell.ToString() : cell.ToString().Trim(' ', '\u3000'));
            cell.Clear();
            wasQuoted = false;
        }

        int Peek() => at < filled || Fill() ? buffer[at] : -1;

        int Next() => at < filled || Fill() ? buffer[at++] : -1;

        bool Fill()
        {
            filled = text.Read(buffer, 0, buffer.Length);
            at = 0;
            return filled > 0;
        }
    }
}
