using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Data;
using Musubi.Data.Ids;
using Musubi.Finance.Accounts;
using Musubi.Finance.Journal;
using Musubi.Finance.Periods;
using Musubi.Kernel;
using Musubi.Testing;

namespace Musubi.Finance.Tests;

/// <summary>A house whose books are open, and posting into them as another module would: inside an act of its own.</summary>
internal static class Books
{
    public static readonly DateOnly Today = new(2026, 4, 1);

    public static Task<House> Open(TestEngine engine) => House.Open(engine, furnish: Furnish);

    private static Task Furnish(House house) => house.Do<SetUpAccounts, SetUpAccounts.Input, int>(new());

    public static Money Yen(long amount) => Money.OfMinor(amount, Currency.JPY);

    public static EntrySource On(DateOnly date, PeriodArea area = PeriodArea.General) => new() { Kind = "test", Id = 1, Number = "T-1", Date = date, Area = area };

    public static BalancedEntry Sale(long amount) =>
        BalancedEntry.Of(Text.Same("sale"), [Posting.Debit(AccountRole.Receivable, Yen(amount)), Posting.Credit(AccountRole.Revenue, Yen(amount))]);

    public static Task<Result<Id<JournalEntry>>> Post(this House house, BalancedEntry entry, EntrySource source) =>
        house.InAct(services => services.GetRequiredService<Ledger>().Post(entry, source, default));

    public static async Task<Money> Balance(this House house, AccountPart part, DateOnly date) => (await house.Get<Ledger>().Balance(part, date, default)).Value;

    public static async Task<Result<T>> InAct<T>(this House house, Func<IServiceProvider, Task<Result<T>>> act)
    {
        await house.Services.GetRequiredService<IdStock>().Ensure(64, default);
        using var turn = await house.Engine.WriteTurn(default);
        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MusubiDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var result = await act(scope.ServiceProvider);
        if (result.Ok)
        {
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }
        return result;
    }
}
