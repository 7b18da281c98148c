using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Musubi.Kernel;
using Musubi.Modules.Errands;
using Musubi.Modules.Imports;
using Musubi.Pricing.Lists;
using Musubi.Pricing.Rules;
using Musubi.Testing;

namespace Musubi.Pricing.Tests.Rules;

public sealed class PriceImportTests
{
    [Theory, Engines]
    public async Task A_file_of_prices_becomes_rules_and_read_again_changes_nothing(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        await shop.ListFor(PriceListKind.Customer, "K-1");
        const string File = "価格表コード,品目コード,分類コード,数量（以上）,単価,掛率（%）,適用開始日\nK-1,BRG-1,,,900,,2026-01-01\nk-1,brg-1,,100,850,,2026-01-01\nK-1,,BRG,,,85%,2026-01-01\n";

        Assert.Equal((3, 0, 0), await Import(shop, File));
        Assert.Equal((900m, 850m), ((await shop.Price(1)).Amount, (await shop.Price(100)).Amount));
        Assert.Equal((0, 0, 0), await Import(shop, File));
        Assert.Equal((0, 1, 0), await Import(shop, File.Replace("900", "880", StringComparison.Ordinal)));
        Assert.Equal(880m, (await shop.Price(1)).Amount);
    }

    [Theory, Engines]
    public async Task Rows_that_cannot_stand_say_why(TestEngine engine)
    {
        await using var shop = await Shop.Open(engine);
        await shop.ListFor(PriceListKind.Customer, "K-1");

        Assert.Equal((0, 0, 4), await Import(shop, "価格表コード,品目コード,分類コード,単価,掛率（%）\nK-1,BRG-1,,900,90\nNONE,BRG-1,,900,\nK-1,GONE,,900,\nK-1,BRG-1,BRG,900,\n"));
        Assert.Empty(await shop.House.Db.Set<PriceRule>().ToListAsync());
    }

    /// <summary>What the file would do, and does where nothing is wrong with it.</summary>
    private static async Task<(int Creates, int Updates, int Faulty)> Import(Shop shop, string text)
    {
        var clerk = shop.House.As(PricingPermission.Import, PricingPermission.View, ImportPermission.Use);
        var import = await shop.House.Do<UploadImport, UploadImport.Input, Id<Import>>(new() { Target = "prices", FileName = "prices.csv", Content = Encoding.UTF8.GetBytes(text) }, clerk);
        await shop.House.Do<CheckImport, CheckImport.Input, Id<Import>>(new() { Id = import }, clerk);
        await Work(shop.House);
        var seen = await shop.House.Db.Set<Import>().SingleAsync(i => i.Id == import);
        if (seen.Faulty == 0 && seen.Creates + seen.Updates > 0)
        {
            await shop.House.Do<RunImport, RunImport.Input, Id<Import>>(new() { Id = import }, clerk);
            await Work(shop.House);
            Assert.Null((await shop.House.Db.Set<Import>().SingleAsync(i => i.Id == import)).Trouble);
        }
        return (seen.Creates, seen.Updates, seen.Faulty);
    }

    private static async Task Work(House house)
    {
        await house.Services.GetRequiredService<ErrandWorker>().DoAll(default);
    }
}
