using Musubi.Data.Acts;
using Musubi.Kernel;
using Musubi.Modules.Workplace;

namespace Musubi.Modules.Lists.Views;

[Needs(WorkplacePermission.Use)]
public sealed class RenameView(ViewShelf shelf, CurrentAct act) : IUseCase<RenameView.Input, Done>
{
    public sealed record Input
    {
        public Id<SavedView> Id { get; init; }
        public string Name { get; init; } = "";
    }

    public async Task<Result<Done>> Run(Input input, CancellationToken ct)
    {
        if (await shelf.Own(input.Id, act.Actor, ct) is not { } view)
            return Refusal.NotFound(ViewShelf.Noun, input.Id);
        var name = input.Name.Trim();
        if (await shelf.WhyNot(view.List, view.Id, name, act.Actor, ct) is { } refusal)
            return refusal;
        view.Name = name;
        return default(Done);
    }
}
