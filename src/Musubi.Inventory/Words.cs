using Musubi.Kernel;

namespace Musubi.Inventory;

internal static partial class Words
{
    public static readonly Text Inventory = new("在庫", "库存", "Inventory");
}
