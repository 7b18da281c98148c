using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Musubi.Data.Acts;

/// <summary>The transaction that the acts of one flow of work share (<see cref="Runner.Together"/>). Every context made meanwhile joins it, so that each act sees those before it.</summary>
internal static class OneTransaction
{
    private static readonly AsyncLocal<DbTransaction?> Shared = new();

    /// <summary>Set by a method, it holds for what that method calls, and ends with it.</summary>
    public static DbTransaction? Current
    {
        get => Shared.Value;
        set => Shared.Value = value;
    }

    public static MusubiDb Join(MusubiDb db)
    {
        if (Current is { Connection: { } connection } transaction)
        {
            db.Database.SetDbConnection(connection);
            db.Database.UseTransaction(transaction);
        }
        return db;
    }
}
