using Microsoft.EntityFrameworkCore;
using Musubi.Catalog.Barcodes;
using Musubi.Catalog.Items;
using Musubi.Demo;
using Musubi.Testing;

namespace Musubi.Catalog.Tests.Demo;

public sealed class DemoItemsTests
{
    [Theory, Engines]
    public async Task The_demo_company_has_a_full_shelf(TestEngine engine)
    {
        await using var house = await House.Open(engine);
        await DemoItems.Add(house.Services, default);
        Assert.InRange(await house.Db.Set<Item>().CountAsync(), 110, 140);
        Assert.All(await house.Db.Set<ItemBarcode>().ToListAsync(), b => Assert.True(Gtin.IsRight(b.Code)));
        Assert.All(await house.Db.Set<Item>().ToListAsync(), i => Assert.Equal(3, i.Names.All().Count()));
    }
}
